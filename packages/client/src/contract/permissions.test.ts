import { describe, expect, it } from 'vitest';
import { contract, type Row } from './index.ts';

/**
 * Who may ask what, as it stood when this was last changed. The contract takes its roles from the rules, and the tenancy tests take theirs
 * from the contract: a permission that is widened there is noticed here alone. Change a line only on purpose.
 */
const PERMISSIONS: Readonly<Record<string, string>> = {
  session: 'public',
  signOut: 'signed-in',
  takeRole: 'signed-in',
  demoAccounts: 'demonstration',
  demoSignIn: 'demonstration',
  signInOptions: 'public',
  signIn: 'public',
  commandSession: 'public',
  enrolmentOptions: 'public',
  enrol: 'public',
  desk: 'signed-in',
  handOver: 'LE_OFFICER LE_SUPERVISOR LOCK_CHIEF LOCK_REVIEWER PLAT_DECIDER PLAT_REVIEWER',
  directory: 'signed-in',
  organisation: 'signed-in',
  invite: 'AUDITOR CIVIL_OBS HUB_ADMIN LE_ADMIN LOCK_CHIEF PLAT_ADMIN',
  notices: 'signed-in',
  readNotice: 'signed-in',
  parameterSets: 'public',
  logState: 'public',
  auditEntries: 'AUDITOR',
  auditReads: 'AUDITOR',
  queue: 'signed-in',
  queueCounts: 'signed-in',
  referral: 'signed-in',
  statement: 'signed-in',
  provenance: 'signed-in',
  bundle: 'signed-in',
  replay: 'AUDITOR',
  draftingWorld: 'LE_OFFICER LE_SUPERVISOR',
  importList: 'LE_OFFICER LE_SUPERVISOR',
  importResult: 'LE_OFFICER LE_SUPERVISOR',
  totals: 'public',
  corrections: 'public',
  CreateDraft: 'LE_OFFICER LE_SUPERVISOR',
  ReviseDraft: 'LE_OFFICER LE_SUPERVISOR',
  OverrideLocator: 'LE_SUPERVISOR',
  SubmitDraft: 'LE_OFFICER LE_SUPERVISOR',
  DiscardDraft: 'LE_OFFICER LE_SUPERVISOR',
  RecordBlindReading: 'LE_SUPERVISOR',
  ApproveLock1: 'LE_SUPERVISOR',
  ReturnLock1: 'LE_SUPERVISOR',
  StopReferral: 'LE_SUPERVISOR',
  ApproveLock2: 'LOCK_REVIEWER',
  NarrowLock2: 'LOCK_REVIEWER',
  RefuseLock2: 'LOCK_REVIEWER',
  ReturnLock2: 'LOCK_REVIEWER',
  AskReconsideration: 'LE_OFFICER LE_SUPERVISOR PLAT_DECIDER PLAT_LEGAL',
  DecideReconsideration: 'LOCK_CHIEF',
  Acknowledge: 'PLAT_DECIDER PLAT_REVIEWER',
  StartReview: 'PLAT_DECIDER PLAT_REVIEWER',
  AskClarification: 'PLAT_DECIDER PLAT_REVIEWER',
  AnswerClarification: 'LE_OFFICER LE_SUPERVISOR LOCK_REVIEWER',
  PlaceHold: 'LE_SUPERVISOR PLAT_DECIDER PLAT_LEGAL',
  RenewHold: 'LOCK_REVIEWER',
  ReleaseHold: 'LE_SUPERVISOR PLAT_DECIDER PLAT_LEGAL',
  DecideItems: 'PLAT_DECIDER',
  RecordEffect: 'PLAT_DECIDER PLAT_REVIEWER',
  RecordNotice: 'PLAT_DECIDER PLAT_LEGAL PLAT_REVIEWER',
  AttestRecheck: 'LE_OFFICER LE_SUPERVISOR PLAT_DECIDER PLAT_REVIEWER',
  Withdraw: 'LE_OFFICER LE_SUPERVISOR',
  CorrectItem: 'LE_OFFICER LE_SUPERVISOR',
  ReinstateItem: 'PLAT_DECIDER',
  ReviewSample: 'LOCK_REVIEWER',
  RegisterOrganisation: 'HUB_ADMIN',
  SetTrustTier: 'HUB_ADMIN',
  SuspendOrganisation: 'HUB_ADMIN',
  ReinstateOrganisation: 'HUB_ADMIN',
  AppointOversight: 'HUB_ADMIN',
  StartCeremony: 'HUB_ADMIN',
  ProposeRecovery: 'AUDITOR CIVIL_OBS HUB_ADMIN LE_ADMIN LOCK_CHIEF PLAT_ADMIN',
  ConfirmRecovery: 'HUB_ADMIN LE_SUPERVISOR LOCK_REVIEWER PLAT_DECIDER',
  EnrolPerson: 'AUDITOR CIVIL_OBS HUB_ADMIN LE_ADMIN LOCK_CHIEF PLAT_ADMIN',
  RemovePerson: 'AUDITOR CIVIL_OBS HUB_ADMIN LE_ADMIN LOCK_CHIEF PLAT_ADMIN',
  GrantRole: 'AUDITOR CIVIL_OBS HUB_ADMIN LE_ADMIN LOCK_CHIEF PLAT_ADMIN',
  ProposeRole: 'LE_ADMIN LOCK_CHIEF',
  ConfirmRole: 'HUB_ADMIN LE_SUPERVISOR LOCK_REVIEWER',
  RevokeRole: 'AUDITOR CIVIL_OBS HUB_ADMIN LE_ADMIN LOCK_CHIEF PLAT_ADMIN',
  IssueCertificate: 'AUDITOR CIVIL_OBS HUB_ADMIN LE_ADMIN LOCK_CHIEF PLAT_ADMIN',
  RecordFormerOrganisation: 'AUDITOR CIVIL_OBS HUB_ADMIN LE_ADMIN LOCK_CHIEF PLAT_ADMIN',
  AddKey:
    'AUDITOR CIVIL_OBS HUB_ADMIN LE_ADMIN LE_OFFICER LE_SUPERVISOR LOCK_CHIEF LOCK_REVIEWER PLAT_ADMIN PLAT_DECIDER PLAT_LEGAL PLAT_REVIEWER',
  RevokeKey:
    'AUDITOR CIVIL_OBS HUB_ADMIN LE_ADMIN LE_OFFICER LE_SUPERVISOR LOCK_CHIEF LOCK_REVIEWER PLAT_ADMIN PLAT_DECIDER PLAT_LEGAL PLAT_REVIEWER',
  SetContacts: 'AUDITOR CIVIL_OBS HUB_ADMIN LE_ADMIN LOCK_CHIEF PLAT_ADMIN',
  PublishCard: 'PLAT_ADMIN PLAT_LEGAL',
  DeclareCapacity: 'LE_ADMIN LE_SUPERVISOR LOCK_CHIEF PLAT_ADMIN PLAT_DECIDER',
  ProposeParameterSet: 'LE_ADMIN LE_SUPERVISOR',
  ApproveParameterSet: 'LOCK_CHIEF PLAT_ADMIN PLAT_LEGAL',
  PublishParameterSet: 'LE_ADMIN LE_SUPERVISOR',
  WithdrawParameterSet: 'LE_ADMIN LE_SUPERVISOR',
};

const said = ({ permission }: Row): string =>
  typeof permission === 'string' ? permission : [...permission].sort().join(' ');

describe('the permission of every row of the contract', () => {
  it.each(Object.entries(contract as Readonly<Record<string, Row>>))('%s is as it is written out', (name, row) => {
    expect(said(row)).toBe(PERMISSIONS[name]);
  });
  it('is written out for no row that is gone', () => {
    expect(Object.keys(PERMISSIONS).filter((name) => !(name in contract))).toEqual([]);
  });
});
