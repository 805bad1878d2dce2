import { ANNEX_MONTHS } from '@remit/protocol';
import { PLATFORM, UNIT } from '../../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { example, type Example } from './example.ts';
import { SUPERVISOR_2 } from './histories.ts';
import { person } from './people.ts';

const CLEARED = { world: { cleared: true } };
const COLLEAGUE = person('LE_OFFICER', 'officer-0002');
const machine = (role: 'LE_OFFICER' | 'PLAT_REVIEWER', organisation: string) =>
  ({ type: 'key', key: 'machine-0001', organisation, role }) as const;
const DAY = 24;

const attaching: Example[] = [
  example('a colleague of the unit replaces the annex of a draft', 'draft-annexed', SUPERVISOR_2, 'AttachAnnex', [
    'AnnexAttached',
  ]),
  example('a draft that lock 2 returned may get another annex', 'returned-annexed', 'LE_OFFICER', 'AttachAnnex', [
    'AnnexAttached',
  ]),
  example('after one was taken off, another is attached', 'annex-taken-off', 'LE_OFFICER', 'AttachAnnex', [
    'AnnexAttached',
  ]),
  example('an annex has words', 'draft', 'LE_OFFICER', 'AttachAnnex', 'invalid-command', { data: { text: ' ' } }),
  example('an annex is no file', 'draft', 'LE_OFFICER', 'AttachAnnex', 'invalid-command', {
    data: { text: 'a'.repeat(8001) },
  }),
  example('its size is counted in bytes', 'draft', 'LE_OFFICER', 'AttachAnnex', ['AnnexAttached'], {
    data: { text: 'Müller' },
    gives: { sizeBytes: 7 },
  }),
  example('who wrote the annex holds no lock', 'annexed-by-supervisor', 'LE_SUPERVISOR', 'ReturnLock1', 'own-draft'),
];

const opening: Example[] = [
  example('who attached the annex may open it', 'lock1-annexed', 'LE_OFFICER', 'OpenAnnex', ['AnnexOpened']),
  example('a colleague who is not cleared does not', 'lock1-annexed', 'LE_SUPERVISOR', 'OpenAnnex', 'not-cleared'),
  example('a cleared colleague does', 'lock1-annexed', COLLEAGUE, 'OpenAnnex', ['AnnexOpened'], CLEARED),
  example(
    'a decision needs no clearance, the annex does',
    'account-review-annexed',
    'PLAT_DECIDER',
    'OpenAnnex',
    'not-cleared',
  ),
  example('an auditor needs clearance too', 'account-review-annexed', 'AUDITOR', 'OpenAnnex', 'not-cleared'),
  example('so does the head of oversight', 'account-lock2-annexed', 'LOCK_CHIEF', 'OpenAnnex', 'not-cleared'),
  example(
    'a machine is nobody who could be cleared',
    'account-review-annexed',
    machine('PLAT_REVIEWER', PLATFORM),
    'OpenAnnex',
    'not-cleared',
    CLEARED,
  ),
  example(
    'nor is the machine of the unit',
    'lock1-annexed',
    machine('LE_OFFICER', UNIT),
    'OpenAnnex',
    'not-cleared',
    CLEARED,
  ),
  example('where there is none, nothing is opened', 'review', 'PLAT_DECIDER', 'OpenAnnex', 'annex-missing', CLEARED),
  example('what was taken off is gone', 'annex-taken-off', 'LE_OFFICER', 'OpenAnnex', 'annex-destroyed'),
  example('what time destroyed is gone', 'closed-annex-gone', 'AUDITOR', 'OpenAnnex', 'annex-destroyed', CLEARED),
  example(
    'oversight opens no annex of a case that it need not know of',
    'ready-annexed',
    'LOCK_REVIEWER',
    'OpenAnnex',
    'not-your-organisation',
    CLEARED,
  ),
  example(
    'opening is on record with its reason',
    'account-review-annexed',
    'PLAT_LEGAL',
    'OpenAnnex',
    ['AnnexOpened'],
    {
      ...CLEARED,
      data: { reason: 'A deputy decides today.' },
      gives: { reason: 'A deputy decides today.' },
    },
  ),
];

const ending: Example[] = [
  example(
    `an annex is kept for ${ANNEX_MONTHS} months after the end`,
    'account-closed-annexed',
    'system:annex-ends',
    'DestroyAnnex',
    'not-yet-due',
    { hours: -1 },
  ),
  example('to open it does not keep it longer', 'closed-annex-opened', 'system:annex-ends', 'DestroyAnnex', [
    'AnnexDestroyed',
  ]),
  example('it is destroyed once', 'closed-annex-gone', 'system:annex-ends', 'DestroyAnnex', 'annex-destroyed'),
  example('where there is none, none is destroyed', 'closed', 'system:annex-ends', 'DestroyAnnex', 'annex-missing'),
  example(
    'the loss of its annex does not keep a case longer',
    'closed-annex-gone',
    'system:erasure',
    'EraseCase',
    ['CaseErased'],
    { hours: -183 * DAY },
  ),
];

export const annexes = (): Example[] => [...attaching, ...opening, ...ending];
