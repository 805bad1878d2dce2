import { z } from 'zod';

// zod compiles its parsers with `new Function` where it can; the content security policy forbids that.
z.config({ jitless: true });
