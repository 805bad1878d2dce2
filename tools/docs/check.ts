/**
 * Holds the documents to the code. Catches: a generated table that is out of date, a table that no page shows, a link
 * inside the repository that leads nowhere, a runnable command whose program does not exist. Cannot catch: a sentence
 * that is no longer true.
 *
 *   node --conditions=remit-source tools/docs/check.ts
 */
import { filled, generatedFiles, textOf, unusedTables } from './fill.ts';
import { brokenLinks, markdownFiles } from './links.ts';
import { missingCommands } from './runnable.ts';

const files = markdownFiles();
const stale = generatedFiles().filter((file) => filled(textOf(file)) !== textOf(file));
const findings = [
  ...stale.map((file) => `out of date, run tools/docs/generate.ts: ${file}`),
  ...unusedTables().map((name) => `no page shows the table ${name}`),
  ...files.flatMap(brokenLinks).map((link) => `leads nowhere: ${link}`),
  ...files.flatMap(missingCommands).map((command) => `does not exist: ${command}`),
];
for (const finding of findings) console.log(finding);
console.log(`${files.length} pages, ${findings.length} findings`);
process.exitCode = findings.length === 0 ? 0 : 1;
