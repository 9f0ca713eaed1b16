import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useText } from '../text';
import { IconButton } from './Button';

interface Props {
  title: string;
  onClose: () => void;
  /// At the right edge, over the full height.
  side?: boolean;
  foot?: ReactNode;
  children: ReactNode;
}

/// A dialogue over the page, open for as long as it is drawn. It can always be closed.
export function Dialog({ title, onClose, side = false, foot, children }: Props) {
  const t = useText();
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = box.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={box} className="q-dialog" data-side={side || undefined} aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === box.current) onClose();
      }}
    >
      <div className="q-dialog-head">
        <h2 id={id}>{title}</h2>
        <IconButton icon="close" label={t('action.close')} onClick={onClose} />
      </div>
      <div className="q-dialog-body">{children}</div>
      {foot && <div className="q-dialog-foot">{foot}</div>}
    </dialog>
  );
}
