import { act, type Subcommand } from '../act.ts';
import { withListOptions } from './given-lists.ts';
import { serve, type ServeOptions } from './serve.ts';
import { tryPolicies, type TryOptions } from './try.ts';

const EXAMPLES = `
Examples:
  remit gate serve --remit list --key gate.json --recent recent
  remit gate serve --list hashes.csv --list partner.json:tcap --policy policy.json
  curl --data-binary @picture.jpg 'http://127.0.0.1:4630/check?link=https://media.example/1'
  remit gate try --remit list --recent recent --policy new.json --against policy.json

The answer is advice to a person: {"verdict":"flag","matches":[{"entry":…,"why":[…]}],"warnings":[…]}. The folder of
--remit is one that "remit list take" made: the gate keeps it current and gives the receipts for what was withdrawn. A list
of --list is read again when its file changes. Pictures are compared when sharp is installed beside this command, videos when ffmpeg is on the PATH;
what was not compared is said in "warnings". Bodies may be of any size up to --most.

The policy is JSON; what it leaves out is as in docs/how-to/match-uploads.md:
  {"parties":["unit.example","other.example"],"atLeast":2,"disputed":"pass"}`;

/** `remit gate`: the check at upload time, for platforms in any language. */
export const gate: Subcommand = (program) => {
  const group = program.command('gate').summary('check uploads against hash lists, on the platform’s own machine');
  group.addHelpText('after', EXAMPLES);
  const serving = group
    .command('serve')
    .summary('answer POST /check on loopback until told to end')
    .description(
      'Answers POST /check on loopback until told to end. The folder of --remit is kept current while it runs.\n' +
        'With --recent the fingerprints of what is asked are kept, never an upload, a name or a link, so that\n' +
        '"remit gate try" can say what another policy would have flagged. With --feedback the gate tells the service\n' +
        'how often entries matched on a day and what your people decided, in buckets, and nothing else.',
    );
  withListOptions(serving)
    .option('--every <seconds>', 'how often the shared list is asked for', '60')
    .option('--policy <file>', 'what counts, as JSON')
    .option('--most <bytes>', 'the longest upload', String(1024 ** 3))
    .option('--recent <file>', 'keep the fingerprints of what is asked there; nobody else can read it')
    .option('--recent-days <days>', 'after how many days they are let go', '7')
    .option('--recent-most <bytes>', 'how long the file may be; the oldest go first', String(64 * 1024 ** 2))
    .option('--feedback <file>', 'count matches there, and report them to the authors in buckets, with --remit')
    .option('--feedback-after <days>', 'how many days after a day your people may decide (POST /verdict)', '7')
    .option('--listen <address>', 'where to listen; only this machine can reach it', '127.0.0.1:4630')
    .action(act<ServeOptions>((run, _, options) => serve(run, options)));
  const trying = group
    .command('try')
    .summary('how many recent uploads a policy would have flagged, and why')
    .description(
      'Goes through what "remit gate serve --recent FILE" kept, on the lists as they stand now, and says how many of these\n' +
        'uploads either policy flags and through which entries they differ. Nothing is flagged, counted, sent or written;\n' +
        'the gate may go on meanwhile.',
    );
  withListOptions(trying)
    .requiredOption('--policy <file>', 'the policy to try, as JSON')
    .option('--against <file>', 'the policy to compare it with (that of a gate which was given none)')
    .requiredOption('--recent <file>', 'what a gate kept of the last days')
    .action(act<TryOptions>((run, _, options) => tryPolicies(run, options)));
};
