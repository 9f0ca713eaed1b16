import { useText } from '../../text';
import { Page } from '../../ui';

export default function Protocol() {
  const t = useText();
  return <Page title={t('protocol.title')}>{null}</Page>;
}
