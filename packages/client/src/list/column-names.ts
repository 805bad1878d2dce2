/** The columns that are read. */
export type Column =
  | 'url'
  | 'itemType'
  | 'contentType'
  | 'title'
  | 'note'
  | 'language'
  | 'target'
  | 'fromSeconds'
  | 'toSeconds'
  | 'designatedEntity'
  | 'clause'
  | 'passage'
  | 'capturedAt'
  | 'contentDigest'
  | 'perceptualHash'
  | 'screenshotDigest'
  | 'reach'
  | 'reachAt'
  | 'reachHow'
  | 'translation'
  | 'translationLanguage';

/**
 * The names analysts give them, without accents, spaces and marks. Order matters for `url` alone: where two columns
 * could be meant, the earlier name wins.
 */
const NAMES: Readonly<Record<Column, string>> = {
  url: `url urls fullurl exacturl contenturl itemurl posturl pageurl sourceurl originalurl uri locator hyperlink
    weblink deeplink permalink link links webaddress address addresses website site source page ioc indicator value
    webadresse internetadresse adresse adressen fundstelle fundort verweis adresseurl adresseweb lien liens
    enlace enlaces direccion direccionweb indirizzo indirizzoweb collegamento endereco ligacao webadres adres
    koppeling lank lankar adress lenke osoite linkki odkaz adresa adresurl odnosnik hivatkozas webcim cim baglanti
    ссылка адрес посилання σύνδεσμος συνδεσμος διευθυνση رابط الرابط 链接 网址 リンク 링크`,
  itemType: 'itemtype type kind typ art inhaltsart typeelement tipo tipoelemento soort elementtype',
  contentType: 'contenttype contenttypes contenttypecode category categories kategorie categorie categoria offencetype',
  title: 'title name headline titel titre titulo titolo bezeichnung',
  note: `note notes remark remarks comment comments description reason bemerkung bemerkungen anmerkung notiz hinweis
    remarque remarques commentaire nota notas commento observaciones opmerking beschreibung`,
  language: 'language lang sprache langue idioma lingua taal',
  target: 'target targeturl resolvedurl finalurl expandedurl destination ziel zieladresse cible destino',
  fromSeconds: 'fromseconds from start starttime timefrom von debut desde',
  toSeconds: 'toseconds to end endtime timeto until bis fin hasta',
  designatedEntity:
    'designatedentity entity organisation organization group gruppe gelisteteorganisation entite entitedesignee',
  clause: 'clause platformclause policyclause termsclause klausel',
  passage: 'passage quote quotedpassage zitat citation extrait cita',
  capturedAt: 'capturedat captured seenat gesichertam gesehenam',
  contentDigest: 'contentdigest sha256 filesha256 filehash filedigest prüfsumme',
  perceptualHash: 'perceptualhash pdq pdqhash',
  screenshotDigest: 'screenshotdigest screenshotsha256 screenshothash',
  reach: 'reach views viewcount reichweite aufrufe portee vues alcance visualizzazioni',
  reachAt: 'reachat countedat gezahltam',
  reachHow: 'reachhow countedhow gezahltwie',
  translation: 'translation ubersetzung traduction traduccion traduzione vertaling',
  translationLanguage: 'translationlanguage translationlang sprachederubersetzung languetraduction',
};

const normalise = (name: string): string =>
  name
    .slice(0, 100)
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

// Marks are folded on both sides, so that a name may be written above as people write it.
const BY_NAME: ReadonlyMap<string, Column> = new Map(
  (Object.keys(NAMES) as Column[]).flatMap((column) =>
    NAMES[column].split(/\s+/u).map((name) => [normalise(name), column] as const),
  ),
);
const URL_NAMES = NAMES.url.split(/\s+/u).map(normalise);

/** The column that a heading names, or null. */
export const columnNamed = (heading: string): Column | null => BY_NAME.get(normalise(heading)) ?? null;

export const namesAddressColumn = (heading: string): boolean => columnNamed(heading) === 'url';

/** How plainly a heading means the address, 0 the plainest. */
export const addressRank = (heading: string): number => URL_NAMES.indexOf(normalise(heading));
