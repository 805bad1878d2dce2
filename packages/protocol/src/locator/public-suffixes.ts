/**
 * Common suffixes of more than one label, under which strangers register names.
 *
 * This is a short extract, not the Public Suffix List: it misses most second-level suffixes of Asia, Africa and South
 * America, city and prefecture suffixes, and nearly all private ones (hosting companies). A host under a suffix that is
 * missing here is taken to belong to the wider name, which can only hide a look-alike; it never stops a proper item.
 */
const SUFFIXES: ReadonlySet<string> = new Set(
  (
    'co.uk org.uk ac.uk gov.uk me.uk net.uk ltd.uk plc.uk police.uk nhs.uk com.au net.au org.au edu.au gov.au id.au ' +
    'co.nz org.nz net.nz govt.nz co.za org.za gov.za co.jp ne.jp or.jp ac.jp go.jp co.kr or.kr go.kr co.in org.in ' +
    'gov.in net.in com.br org.br gov.br net.br com.ar org.ar com.mx org.mx gob.mx com.tr org.tr gov.tr edu.tr com.cn ' +
    'net.cn org.cn gov.cn com.hk org.hk com.tw org.tw com.sg gov.sg com.my gov.my co.id or.id go.id com.ph gov.ph ' +
    'co.il org.il gov.il com.sa gov.sa com.eg gov.eg com.pk gov.pk com.bd gov.bd com.ua gov.ua in.ua com.pl gov.pl ' +
    'com.ru org.ru co.th or.th go.th com.vn gov.vn com.ng gov.ng co.ke or.ke go.ke com.gh com.pe com.co gov.co com.ve ' +
    'com.ec com.uy asso.fr gouv.fr com.fr gv.at co.at or.at com.es gob.es org.es com.pt gov.pt gov.it edu.it com.gr ' +
    'gov.gr co.hu gov.ie com.mt com.cy com.lb gov.lb com.kw com.qa com.ly com.iq gov.iq github.io gitlab.io ' +
    'blogspot.com wordpress.com tumblr.com netlify.app vercel.app pages.dev workers.dev web.app herokuapp.com'
  ).split(' '),
);

export const isPublicSuffix = (host: string): boolean => SUFFIXES.has(host);

/** The name somebody registered: one label more than the suffix. The host itself when it is a suffix. */
export function registrableDomain(host: string): string {
  const labels = host.split('.');
  const suffixLabels = SUFFIXES.has(labels.slice(-2).join('.')) ? 2 : 1;
  return labels.slice(-(suffixLabels + 1)).join('.');
}
