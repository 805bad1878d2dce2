import {
  type CommandData,
  type Exemption,
  type Header,
  instantOf,
  type Lock2Question,
  millisecondsOf,
  type Outcome,
  type RefusalCode,
} from '@remit/protocol';
import { clauseOf } from '../people/cards.ts';
import { statesOf } from '../words/compose.ts';
import * as words from '../words/sentences.ts';
import type { Chance } from '../run/chance.ts';
import { type Case, correction, openItems, type Step } from './case.ts';

type Verdict = CommandData<'DecideItems'>['decisions'][number];

/** What one desk may do with a case, as steps: each named after the command that it gives. */
export class Acts {
  readonly #c: Case;
  readonly #chance: Chance;

  constructor(c: Case, chance: Chance) {
    this.#c = c;
    this.#chance = chance;
  }

  readonly #pick = <T>(list: readonly T[]): T => this.#chance.pick(list);

  create(): Step {
    return this.#officer('CreateDraft', 0, ({ platform, header, items, importId }) => ({
      platform,
      header,
      items: [...items],
      importId,
    }));
  }
  /** A draft as it looks before lunch: an address, a title, little else. */
  createUnfinished(): Step {
    return this.#officer('CreateDraft', 0, ({ platform, header, items, importId }) => {
      const { title, parameterSet, instrument, priority } = header;
      return {
        platform,
        header: { title, parameterSet, instrument, priority },
        items: items.map(({ id, content: { locator, itemType } }) => ({ id, content: { locator, itemType } })),
        importId,
      };
    });
  }
  revise(change: (c: Case) => Partial<Header>): Step {
    return this.#officer('ReviseDraft', this.#chance.between(15, 200), (c) => {
      const header = change(c);
      c.header = { ...c.header, ...header };
      return { header, upsert: [], remove: [] };
    });
  }
  submit(): Step {
    return this.#officer('SubmitDraft', this.#chance.between(6, 50), () => ({}));
  }
  discard(): Step {
    return this.#officer('DiscardDraft', this.#chance.between(20, 600), () => ({}));
  }
  override(index: number): Step {
    return this.#supervisor('OverrideLocator', this.#chance.between(20, 120), (c) => ({
      itemId: c.items[index]!.id,
      reason: 'The list holds this one recording alone; the service offers no other address for it.',
    }));
  }

  /** The blind reading of every item that was drawn (D6); one of them differs where the story says so. */
  readings(count: number, differing = false): Step[] {
    return Array.from({ length: count }, (_, n) =>
      this.#supervisor(
        'RecordBlindReading',
        n === 0 ? this.#chance.between(10, 150) : this.#chance.between(2, 6),
        (c) => {
          const itemId = c.shown!.reread[n]!;
          const { exemptions, sensitiveCategory } = c.items.find(({ id }) => id === itemId)!.content;
          const answers = Object.fromEntries(
            Object.entries(exemptions).map(([question, { answer }]) => [question, answer]),
          );
          if (differing && n === 0) answers['RESEARCH'] = 'ARGUABLE';
          return { itemId, reading: { exemptions: answers, sensitiveCategory } } as CommandData<'RecordBlindReading'>;
        },
      ),
    );
  }
  approve(expects?: RefusalCode): Step {
    return this.#supervisor('ApproveLock1', this.#chance.between(3, 25), (c) => ({ digest: c.shown!.digest }), expects);
  }
  returned(): Step {
    return this.#supervisor('ReturnLock1', this.#chance.between(3, 25), () => ({ reason: this.#pick(words.RETURNS) }));
  }
  stop(code: keyof typeof words.STOP_REASONS): Step {
    return this.#supervisor('StopReferral', this.#chance.between(3, 25), () => ({
      code,
      reason: words.STOP_REASONS[code],
    }));
  }

  lock2(): Step {
    return this.#reviewer('ApproveLock2', this.#chance.between(30, 600), (c) => ({
      digest: c.shown!.digest,
      answers: words.lock2Answers(this.#pick),
    }));
  }
  narrow(kind: 'items' | 'reach' | 'time'): Step {
    return this.#reviewer('NarrowLock2', this.#chance.between(40, 600), (c) => {
      const last = c.items.at(-1)!.id;
      if (kind === 'items') c.gone.add(last);
      return {
        digest: c.shown!.digest,
        answers: words.lock2Answers(this.#pick),
        narrowing: {
          removeItems: kind === 'items' ? [last] : [],
          requestedAction: null,
          territory: kind === 'reach' ? { kind: 'states', states: statesOf(c.unit) } : null,
          usefulForHours: kind === 'time' ? 168 : null,
        },
      };
    });
  }
  refuse(codes: CommandData<'RefuseLock2'>['codes'], unmet: readonly Lock2Question[]): Step {
    return this.#reviewer('RefuseLock2', this.#chance.between(60, 700), () => ({
      codes,
      answers: words.lock2Answers(this.#pick, unmet),
      reasons: this.#pick(words.REFUSAL_REASONS),
    }));
  }
  returnFromLock2(): Step {
    return this.#reviewer('ReturnLock2', this.#chance.between(30, 400), () => ({
      question: 'Which of the alternatives was tried before, and when?',
    }));
  }
  askAgain(by: 'officer' | 'legal'): Step {
    const data = () => ({ grounds: this.#pick(by === 'officer' ? words.GROUNDS : words.PLATFORM_GROUNDS) });
    const minutes = this.#chance.between(60, 900);
    return by === 'officer'
      ? this.#officer('AskReconsideration', minutes, data)
      : { by: this.#c.legal, role: 'PLAT_LEGAL', minutes, kind: 'AskReconsideration', data };
  }
  reconsider(outcome: 'UPHELD' | 'REVERSED'): Step {
    return {
      by: this.#c.chief,
      role: 'LOCK_CHIEF',
      minutes: this.#chance.between(120, 1400),
      kind: 'DecideReconsideration',
      data: () => ({ outcome, reasons: words.RECONSIDERED[outcome === 'REVERSED' ? 0 : 1]! }),
    };
  }

  acknowledge(): Step {
    return this.#analyst('Acknowledge', this.#chance.between(5, 300), (c) => ({
      owner: c.decider.person,
      deputy: c.analyst === c.decider ? null : c.analyst.person,
    }));
  }
  start(): Step {
    return this.#analyst('StartReview', this.#chance.between(2, 400), () => ({}));
  }
  ask(codes: CommandData<'AskClarification'>['questions'][number]['code'][], free = false): Step {
    return this.#analyst('AskClarification', this.#chance.between(10, 300), (c) => ({
      questions: codes.map((code) => ({ code, itemId: openItems(c)[0]?.id ?? null })),
      freeText: free ? this.#pick(words.FREE_QUESTIONS) : null,
    }));
  }
  answer(): Step {
    return this.#officer('AnswerClarification', this.#chance.between(20, 500), () => ({
      answer: this.#pick(words.ANSWERS),
    }));
  }
  hold(by: 'supervisor' | 'legal', reason: CommandData<'PlaceHold'>['reason'], days: number): Step {
    const data = (_: Case, at: string) => ({
      reason,
      until: instantOf(millisecondsOf(at) + days * 86_400_000),
      note: this.#pick(words.HOLD_NOTES),
    });
    const minutes = this.#chance.between(5, 200);
    return by === 'supervisor'
      ? this.#supervisor('PlaceHold', minutes, data)
      : { by: this.#c.legal, role: 'PLAT_LEGAL', minutes, kind: 'PlaceHold', data };
  }
  release(by: 'supervisor' | 'legal', minutes = this.#chance.between(300, 1500)): Step {
    return by === 'supervisor'
      ? this.#supervisor('ReleaseHold', minutes, () => ({}))
      : { by: this.#c.legal, role: 'PLAT_LEGAL', minutes, kind: 'ReleaseHold', data: () => ({}) };
  }
  renew(days: number): Step {
    return this.#reviewer('RenewHold', this.#chance.between(900, 1800), (_, at) => ({
      until: instantOf(millisecondsOf(at) + days * 86_400_000),
      note: 'Renewed once; the reason still holds.',
    }));
  }
  withdraw(code: CommandData<'Withdraw'>['code']): Step {
    return this.#officer('Withdraw', this.#chance.between(20, 600), () => ({ code, note: null }));
  }

  /** Decides the open items, all or a part of them, each with its own outcome and reason. */
  decide(outcomes: (n: number) => Outcome, part: 'all' | 'first-half' | 'rest' = 'all'): Step {
    return this.#decider('DecideItems', this.#chance.between(15, 900), (c) => {
      const open = openItems(c);
      const half = Math.ceil(open.length / 2);
      const [from, to] = part === 'first-half' ? [0, half] : part === 'rest' ? [half, open.length] : [0, open.length];
      return {
        decisions: open
          .slice(from, to)
          .map(({ id, content }, i) => this.#verdict(id, outcomes(from + i), content.contentTypes[0]!)),
      };
    });
  }
  #verdict(itemId: string, outcome: Outcome, contentType: string): Verdict {
    const act = outcome.startsWith('ACT_');
    const ground = act ? (outcome === 'ACT_DISABLED_GEO' || this.#chance.percent(15) ? 'LAW' : 'TERMS') : null;
    const clause =
      contentType === 'TERMS_ONLY'
        ? 'listed'
        : contentType === 'UK_S2' || contentType === 'TCO_D_INSTRUCT'
          ? 'instruction'
          : 'incitement';
    const exemptions: Exemption[] = ['JOURNALISTIC', 'RESEARCH', 'ARTISTIC', 'EDUCATIONAL'];
    return {
      itemId,
      outcome,
      ground,
      clause: ground === 'TERMS' ? clauseOf(this.#c.platform, clause) : null,
      exemption: outcome === 'NO_ACTION_EXEMPT' ? this.#pick(exemptions) : null,
      redirectTo: outcome === 'REDIRECTED' ? this.#pick(['HATE', 'HARASSMENT', 'SPAM', 'SELF_HARM'] as const) : null,
      reason: this.#pick(words.REASONS[outcome] ?? ['Read and decided under our terms.']),
    };
  }
  /** Records effect for the items acted on: `acted` says which of the open ones those are. */
  effect(acted: (n: number) => boolean, part: 'all' | 'first' | 'rest' = 'all'): Step {
    return this.#analyst('RecordEffect', this.#chance.between(5, 240), (c, at) => {
      const done = openItems(c).filter((_, n) => acted(n));
      const chosen = part === 'first' ? done.slice(0, 1) : part === 'rest' ? done.slice(1) : done;
      const territory: CommandData<'RecordEffect'>['territory'] =
        c.header.territory.kind === 'states' ? c.header.territory : { kind: 'states', states: statesOf(c.unit) };
      return { itemIds: chosen.map(({ id }) => id), effectiveAt: instantOf(millisecondsOf(at) - 60_000), territory };
    });
  }
  notice(): Step {
    const status = this.#chance.weighted([
      ['SENT', 8],
      ['UNDELIVERABLE', 1],
      ['WAIVED_NO_CONTACT', 1],
    ] as const);
    return this.#analyst('RecordNotice', this.#chance.between(10, 500), (_, at) => ({
      status,
      noticedAt: instantOf(millisecondsOf(at) - 90_000),
    }));
  }
  recheck(finding: 'LIVE' | 'GONE' | 'BACK', by: 'officer' | 'analyst' = 'officer'): Step {
    const data = (c: Case, at: string) => ({
      itemId: openItems(c)[0]!.id,
      finding,
      seenAt: instantOf(millisecondsOf(at) - 240_000),
    });
    const minutes = this.#chance.between(60, 1200);
    return by === 'officer'
      ? this.#officer('AttestRecheck', minutes, data)
      : this.#analyst('AttestRecheck', minutes, data);
  }
  correct(cause: CommandData<'CorrectItem'>['cause'], note: string): Step {
    return this.#officer('CorrectItem', this.#chance.between(60, 900), (c) =>
      correction(c, openItems(c)[0]!.id, cause, note),
    );
  }
  reinstate(source: CommandData<'ReinstateItem'>['source'], note: string): Step {
    return this.#decider('ReinstateItem', this.#chance.between(400, 2400), (c) => ({
      itemId: openItems(c)[0]!.id,
      source,
      note,
    }));
  }

  #officer<K extends Step['kind']>(kind: K, minutes: number, data: Extract<Step, { kind: K }>['data']): Step {
    return { by: this.#c.officer, role: 'LE_OFFICER', minutes, kind, data } as Step;
  }
  #supervisor<K extends Step['kind']>(
    kind: K,
    minutes: number,
    data: Extract<Step, { kind: K }>['data'],
    expects?: RefusalCode,
  ): Step {
    return { by: this.#c.supervisor, role: 'LE_SUPERVISOR', minutes, kind, data, ...(expects && { expects }) } as Step;
  }
  #reviewer<K extends Step['kind']>(kind: K, minutes: number, data: Extract<Step, { kind: K }>['data']): Step {
    return { by: this.#c.reviewer, role: 'LOCK_REVIEWER', minutes, kind, data } as Step;
  }
  #analyst<K extends Step['kind']>(kind: K, minutes: number, data: Extract<Step, { kind: K }>['data']): Step {
    return { by: this.#c.analyst, role: 'PLAT_REVIEWER', minutes, kind, data } as Step;
  }
  #decider<K extends Step['kind']>(kind: K, minutes: number, data: Extract<Step, { kind: K }>['data']): Step {
    return { by: this.#c.decider, role: 'PLAT_DECIDER', minutes, kind, data } as Step;
  }
}
