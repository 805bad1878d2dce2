/** One file of data for each service whose addresses are known by more than their shape. */
import type { ServiceRule } from '../service-rule.ts';
import { dailymotion } from './dailymotion.ts';
import { facebook } from './facebook.ts';
import { instagram } from './instagram.ts';
import { internetArchive } from './internet-archive.ts';
import { justpaste } from './justpaste.ts';
import { mastodon } from './mastodon.ts';
import { reddit } from './reddit.ts';
import { soundcloud } from './soundcloud.ts';
import { telegram } from './telegram.ts';
import { tiktok } from './tiktok.ts';
import { vimeo } from './vimeo.ts';
import { wordpress } from './wordpress.ts';
import { x } from './x.ts';
import { youtube } from './youtube.ts';

export const SERVICE_RULES: readonly ServiceRule[] = [
  internetArchive,
  youtube,
  x,
  facebook,
  instagram,
  telegram,
  tiktok,
  soundcloud,
  reddit,
  justpaste,
  wordpress,
  mastodon,
  vimeo,
  dailymotion,
];
