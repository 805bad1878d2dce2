/**
 * Hosts whose only business is to send the visitor elsewhere (R005: short link and target are both recorded).
 * The list holds the common ones; a private shortener is not known and passes as a page of its own host.
 */
const SHORTENERS: ReadonlySet<string> = new Set(
  (
    'bit.ly j.mp bitly.com tinyurl.com tiny.cc t.co goo.gl ow.ly buff.ly is.gd v.gd cutt.ly rb.gy rebrand.ly bl.ink t.ly ' +
    'shorturl.at short.gy soo.gd s.id adf.ly bit.do lnkd.in wp.me fb.me fb.watch vm.tiktok.com vt.tiktok.com ' +
    'on.soundcloud.com snd.sc trib.al dlvr.it ift.tt amzn.to amzn.eu youtube.app.goo.gl maps.app.goo.gl qr.ae pin.it ' +
    'shorte.st ouo.io clck.ru vk.cc u.to qps.ru tiny.pl urlz.fr urls.fr kutt.it t2m.io x.gd da.gd chilp.it hyperurl.co ' +
    'lnk.to smarturl.it 2u.pw 4sh.ro cli.gs 0rz.tw shrtco.de gg.gg n9.cl ow.li dub.sh tny.im jpst.it spoti.fi'
  ).split(' '),
);

export const isShortener = (host: string): boolean =>
  SHORTENERS.has(host) || (host.startsWith('www.') && SHORTENERS.has(host.slice(4)));

export const SHORTENER_HOSTS: readonly string[] = [...SHORTENERS];
