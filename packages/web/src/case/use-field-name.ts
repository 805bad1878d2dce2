import { useTranslation } from 'react-i18next';

/** The name of a field as forms show it: of `offence.elements` and `exemptions.RESEARCH.evidence` the nearest that has one. */
export function useFieldName(): (path: string) => string {
  const { t, i18n } = useTranslation(['fields', 'states']);
  return (path) => {
    const [root = '', ...rest] = path.split('.').filter((part) => !/^\d+$/u.test(part) && part !== 'header');
    if (root === 'exemptions' && rest[0] && i18n.exists(`states:exemption.${rest[0]}`))
      return t(`states:exemption.${rest[0]}` as 'states:exemption.RESEARCH');
    const exact = `fields:name.${[root, ...rest].join('_')}`;
    if (i18n.exists(exact)) return t(exact as 'fields:name.title');
    const key = `fields:name.${root}`;
    return i18n.exists(key) ? t(key as 'fields:name.title') : path;
  };
}
