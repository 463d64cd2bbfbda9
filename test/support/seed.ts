import fc from 'fast-check';

/** Loaded before every unit test: property tests run with one fixed seed, or with the one that a long run asks for. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['GLOSSATOR_SEED'] ?? 20261123) });
