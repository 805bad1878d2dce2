/**
 * Every reason the locator linter can give (gate G3 of protocol C4; R039, R077, R005).
 * One row per code, three readers each; the screens, the command and the spec read this table.
 */
export type LocatorCode =
  | 'home-page'
  | 'collection-page'
  | 'search-page'
  | 'tag-page'
  | 'channel-root'
  | 'whole-domain'
  | 'wildcard'
  | 'shortener-without-target'
  | 'lookalike-domain'
  | 'credentials-in-url'
  | 'scheme-not-http'
  | 'private-address'
  | 'not-a-url'
  | 'too-long'
  | 'contains-control-characters'
  | 'time-range-missing'
  | 'scheme-missing'
  | 'port-unusual';

/** `stop` removes the item, `fixable` waits for the officer, `note` is shown and blocks nothing. */
export type LocatorSeverity = 'stop' | 'fixable' | 'note';

export interface LocatorCodeRow {
  readonly severity: LocatorSeverity;
  /** The code of gate G3 that this reason counts under; a note counts under none. */
  readonly gate: 'G3_CONTAINER' | 'G3_VAGUE' | undefined;
  /** Whether a supervisor's reason and lock 2 can let the locator through (D3). A text that is no address never can. */
  readonly overridable: boolean;
  readonly officer: string;
  readonly analyst: string;
  readonly public: string;
  readonly remedy: string;
}

type Texts = Pick<LocatorCodeRow, 'officer' | 'analyst' | 'public' | 'remedy'>;

const container = (texts: Texts): LocatorCodeRow => ({
  severity: 'stop',
  gate: 'G3_CONTAINER',
  overridable: true,
  ...texts,
});
const unusable = (texts: Texts): LocatorCodeRow => ({
  severity: 'stop',
  gate: 'G3_VAGUE',
  overridable: false,
  ...texts,
});
const fixable = (texts: Texts): LocatorCodeRow => ({
  severity: 'fixable',
  gate: 'G3_VAGUE',
  overridable: false,
  ...texts,
});
const note = (texts: Texts): LocatorCodeRow => ({ severity: 'note', gate: undefined, overridable: false, ...texts });

export const LOCATOR_CODES: Readonly<Record<LocatorCode, LocatorCodeRow>> = {
  'home-page': container({
    officer: 'This is the front page of a site, not one item.',
    analyst: 'The locator is a front page and names no item.',
    public: 'A request pointed at the front page of a site instead of one item.',
    remedy: 'Open the item itself and copy its own address.',
  }),
  'collection-page': container({
    officer: 'This page lists many items. A referral names each item by itself.',
    analyst: 'The locator is a collection or list page and names no single item.',
    public: 'A request pointed at a whole collection instead of one item.',
    remedy: 'Open the one item you mean and copy its address; add a row for each further item.',
  }),
  'search-page': container({
    officer: 'This is a page of search results. What it shows changes from hour to hour.',
    analyst: 'The locator is a search and names no single item.',
    public: 'A request pointed at search results instead of one item.',
    remedy: 'Open the result you mean and copy its own address.',
  }),
  'tag-page': container({
    officer: 'This page gathers everything under a tag or topic.',
    analyst: 'The locator is a tag or topic page and names no single item.',
    public: 'A request pointed at everything under a tag instead of one item.',
    remedy: 'Open the one post you mean and copy its address.',
  }),
  'channel-root': container({
    officer: 'This is a whole channel, profile or group, but the referral is about an item.',
    analyst: 'The locator is a channel, profile or group page; the referral is not about an account.',
    public: 'A request about one item pointed at a whole channel or profile.',
    remedy: 'Copy the address of the one item, or make it an account referral, which needs both locks.',
  }),
  'whole-domain': container({
    officer: 'This names a whole domain and everything on it.',
    analyst: 'The locator is a domain name without a page.',
    public: 'A request pointed at a whole web site instead of one item.',
    remedy: 'Give the full address of the page, beginning with https://.',
  }),
  wildcard: container({
    officer: 'The address contains a wildcard, so it stands for many pages.',
    analyst: 'The locator is a pattern and names no single item.',
    public: 'A request pointed at a pattern of addresses instead of one item.',
    remedy: 'List each page in a row of its own, without *.',
  }),
  'shortener-without-target': fixable({
    officer: 'This is a short link. Both the link and the page it leads to must be recorded.',
    analyst: 'The locator is a short link whose target was not recorded.',
    public: 'A request used a short link without saying where it leads.',
    remedy: 'Follow the link by your own means and enter the address it leads to as the target.',
  }),
  'lookalike-domain': {
    severity: 'stop',
    gate: 'G3_VAGUE',
    overridable: true,
    officer:
      'The host name can be mistaken for another: it mixes scripts, hides characters or imitates a known service.',
    analyst: 'The host of the locator imitates another name or hides characters.',
    public: 'A request used an address that could be mistaken for another site.',
    remedy: 'Type the host name yourself. If the look-alike really is the host, ask your supervisor to override.',
  },
  'credentials-in-url': unusable({
    officer: 'The address contains a user name or password before the host.',
    analyst: 'The locator carried sign-in details and was not sent.',
    public: 'A request contained sign-in details inside an address.',
    remedy: 'Remove everything between // and @, and check that the host is the one you mean.',
  }),
  'scheme-not-http': unusable({
    officer: 'Only http and https addresses can be referred.',
    analyst: 'The locator is not a web address.',
    public: 'A request contained something other than a web address.',
    remedy: 'Give the https address of the item. Write it out: not hxxp, not a link of an app.',
  }),
  'private-address': unusable({
    officer: 'This host exists only inside a private network or on one machine.',
    analyst: 'The locator points into a private or reserved network.',
    public: 'A request pointed at an address that the public network does not have.',
    remedy: 'Give the public address at which anybody would see the item.',
  }),
  'not-a-url': unusable({
    officer: 'This text is not a web address.',
    analyst: 'The locator could not be read as an address.',
    public: 'A request contained a text that is not an address.',
    remedy: 'Give one full address per row, for example https://video.example/watch/123.',
  }),
  'too-long': unusable({
    officer: 'The address is longer than 2,048 characters.',
    analyst: 'The locator is longer than the protocol carries.',
    public: 'A request contained an address that was too long to be used.',
    remedy: 'Remove tracking parameters, or use the address that the share button gives.',
  }),
  'contains-control-characters': unusable({
    officer: 'The address contains invisible control characters.',
    analyst: 'The locator contained control characters and was not sent.',
    public: 'A request contained an address with invisible characters.',
    remedy: 'Copy the address again from the address bar, or type it.',
  }),
  'time-range-missing': fixable({
    officer: 'A video, a recording or a stream needs the time at which the passage begins and ends.',
    analyst: 'The time range of the passage was not given.',
    public: 'A request about a recording did not say which part of it was meant.',
    remedy: 'Enter the first and last second of the passage; the end comes after the beginning.',
  }),
  'scheme-missing': note({
    officer: 'The address has no https:// in front; it is read as https.',
    analyst: 'The scheme of the locator was assumed to be https.',
    public: 'An address was given without https://.',
    remedy: 'Nothing is needed if the item opens with https.',
  }),
  'port-unusual': note({
    officer: 'The address names a port of its own.',
    analyst: 'The locator names a port other than 80 and 443.',
    public: 'An address named an unusual port.',
    remedy: 'Nothing is needed if the item opens at this port.',
  }),
};
