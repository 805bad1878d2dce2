#!/usr/bin/env node
// Stands in for ffmpeg at its port: reads the file it is told to and writes what the file says. First line: what to do.
import { readFileSync } from 'node:fs';
const file = process.argv[process.argv.indexOf('-i') + 1].replace(/^file:/, '');
const bytes = readFileSync(file);
const at = bytes.indexOf('\n', 16) + 1;
const order = bytes.subarray(16, at - 1).toString();
if (order === 'hang') setInterval(() => {}, 1000);
else if (order === 'complain') {
  process.stderr.write('Invalid data found when processing input\n');
  process.exitCode = 1;
} else process.stdout.write(bytes.subarray(at));
