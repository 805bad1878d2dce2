#!/usr/bin/env node
import { launch } from '@remit/client/launch';

await launch(import.meta.url);
