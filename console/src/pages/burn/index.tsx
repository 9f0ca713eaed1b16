import { useText } from '../../text';
import { Page } from '../../ui';

export default function Burn() {
  const t = useText();
  return <Page title={t('burn.title')}>{null}</Page>;
}
