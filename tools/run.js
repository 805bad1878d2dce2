// The door of every npm script: installs what is missing, builds what is stale, then hands over to
// Node 24. Plain JavaScript for the host's Node (20 or newer) and without imports from node_modules,
// because it runs before they exist, and because npm runs no pre- or post-scripts here.
import { bench, benchMatch, build, dev, prove, start } from './run/programs.js';
import { check } from './run/check.js';
import { ensureInstalled } from './run/install.js';
import { test } from './run/test.js';

const COMMANDS = { start, test, dev, check, build, bench, prove, 'bench:match': benchMatch };

const [name = '', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (command === undefined) {
  console.error(`usage: node tools/run.js ${Object.keys(COMMANDS).join(' | ')} [arguments]`);
  process.exit(2);
}

try {
  await ensureInstalled();
  process.exitCode = await command(args);
} catch (error) {
  // A message of ours is one clear line; anything else is a bug and shows its stack.
  console.error(error?.name === 'CannotRun' ? error.message : error);
  process.exitCode = 1;
}
