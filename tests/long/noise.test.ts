/** A million frames of noise a decoder, many more than the check has time for; `CHAIRSIDE_FRAMES` says how many. */
process.env['CHAIRSIDE_FRAMES'] ??= '1000000';
process.env['CHAIRSIDE_SEED'] ??= String(Date.now() % 1_000_000);
await import('@chairside/server/devices/conformance/families.test.ts');
