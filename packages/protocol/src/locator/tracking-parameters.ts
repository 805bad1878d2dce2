/** Query parameters that say how somebody came to a page, never which page it is. Dropped for equality. */
const EXACT: ReadonlySet<string> = new Set(
  (
    'fbclid gclid gclsrc dclid gbraid wbraid msclkid twclid ttclid yclid ysclid igshid igsh mc_cid mc_eid mkt_tok ' +
    'oly_anon_id oly_enc_id vero_id wickedid _hsenc _hsmi hsctatracking s_cid ref_src ref_url _ga _gl rb_clickid ' +
    'srsltid __twitter_impression cmpid spm rdt_cid li_fat_id epik __tn__ __cft__[0] mibextid'
  ).split(' '),
);
const PREFIXES = ['utm_', 'pk_', 'mtm_', 'hsa_', 'ga_', 'at_custom', 'at_medium', 'at_campaign'];

export const isTracking = (name: string): boolean =>
  EXACT.has(name) || PREFIXES.some((prefix) => name.startsWith(prefix));
