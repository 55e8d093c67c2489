/*
 * Writes down the public API of the built package, one report for each of its exports:
 *
 *   node api/extract.mjs [folder]     into `folder`; default: here, where it is reviewed
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';
import { format, resolveConfig } from 'prettier';

const projectFolder = resolve(import.meta.dirname, '..');
const reportFolder = resolve(process.argv[2] ?? import.meta.dirname);

/** The adapter's report would repeat the whole breaker if it showed what it refers to. */
const REPORTS = [
  { name: 'breaker-core', entry: 'dist/index.d.ts', includeForgottenExports: true },
  { name: 'testing', entry: 'dist/testing/index.d.ts', includeForgottenExports: true },
  { name: 'otel', entry: 'dist/otel/index.d.ts', includeForgottenExports: false },
];

const silent = { logLevel: 'none', addToApiReportFile: false };

function write({ name, entry, includeForgottenExports }, reportTempFolder) {
  const mainEntryPointFilePath = join(projectFolder, entry);
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(projectFolder, 'package.json'),
    configObject: {
      projectFolder,
      mainEntryPointFilePath,
      newlineKind: 'lf',
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            lib: ['es2023'],
            module: 'nodenext',
            types: ['node'],
            strict: true,
            skipLibCheck: true,
          },
          files: [mainEntryPointFilePath],
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder,
        reportTempFolder,
        includeForgottenExports,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        extractorMessageReporting: { default: silent },
        tsdocMessageReporting: { default: silent },
      },
    },
  });
  return Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      if (message.logLevel !== 'error') message.handled = true;
    },
  });
}

/** The extractor has a style of its own. */
async function tidy({ name }) {
  const file = join(reportFolder, `${name}.api.md`);
  const config = await resolveConfig(join(projectFolder, 'README.md'));
  writeFileSync(file, await format(readFileSync(file, 'utf8'), { ...config, filepath: file }));
}

const temporary = mkdtempSync(join(tmpdir(), 'breaker-core-api-'));
try {
  const results = REPORTS.map((report) => write(report, temporary));
  if (results.some(({ errorCount }) => errorCount > 0)) process.exitCode = 1;
  await Promise.all(REPORTS.map(tidy));
} finally {
  rmSync(temporary, { recursive: true });
}
