// `people`: who may work here, their keys and identity cards. A person without a key works by name alone.
import path from 'node:path';
import type { CardView, PersonView } from '../../../../shared/contract/engine-api.ts';
import type { Result } from '../../../../shared/model/problem.ts';
import { type CommandResult, done, usage } from '../answer.ts';
import type { CommandHost, CommandModule } from '../host.ts';
import { readBytes } from '../input-file.ts';
import { left, lines, renderTable } from '../output/table.ts';
import { readyFolder, writeWholeFile } from '../output-file.ts';
import { askNewPassphrase, readPassphraseFile } from '../passphrase.ts';

interface PassphraseOptions {
  readonly as: string;
  readonly signIn?: string;
  readonly newPassphraseFile?: string;
}

interface CardOptions {
  readonly as: string;
  readonly out: string;
  readonly withKey?: boolean;
}

interface TrustOptions {
  readonly as: string;
  readonly replaces?: string;
}

export const peopleCommand: CommandModule = (program, host) => {
  const people = program
    .command('people')
    .description('who works here; keys, passphrases and identity cards')
    .argument('<workspace>', 'path of the workspace file')
    .action((workspace: string) =>
      host.run(() =>
        host.withWorkspace(workspace, async (engine) => listed(await engine.call('people', undefined)), true),
      ),
    );
  people
    .command('passphrase')
    .description('make a key with a passphrase, or give the key another passphrase; from then on the person signs in')
    .argument('<workspace>', 'path of the workspace file')
    .requiredOption('--as <user>', 'whose key')
    .option('--new-passphrase-file <file>', 'the passphrase from now on, in the first line of a file (default: asked)')
    .action((workspace: string, options: PassphraseOptions) => host.run(() => setPassphrase(host, workspace, options)));
  people
    .command('card')
    .description('write an identity card, for others to trust')
    .argument('<workspace>', 'path of the workspace file')
    .requiredOption('--as <user>', 'whose card')
    .requiredOption('--out <file>', 'where to write it')
    .option('--with-key', 'with the private key, sealed by its passphrase, for other workspaces of the same person')
    .action((workspace: string, options: CardOptions) => host.run(() => writeCard(host, workspace, options)));
  people
    .command('trust')
    .description("trust another's identity card; compare the fingerprint with its owner first")
    .argument('<workspace>', 'path of the workspace file')
    .argument('<file>', 'the identity card')
    .requiredOption('--as <user>', 'who trusts it')
    .option('--replaces <fingerprint>', 'the key of the same user that is given up')
    .action((workspace: string, file: string, options: TrustOptions) =>
      host.run(() => trust(host, workspace, file, options)),
    );
};

async function setPassphrase(
  host: CommandHost,
  workspace: string,
  { as: user, signIn, newPassphraseFile }: PassphraseOptions,
): Promise<CommandResult> {
  const before = signIn === undefined ? null : readPassphraseFile(signIn);
  if (before?.ok === false) return before;
  return host.withWorkspace(workspace, async (engine) => {
    const known = await engine.call('people', undefined);
    if (!known.ok) return known;
    const hasKey = known.value.some(({ id, key }) => id === user && key === 'own');
    const until = before?.value ?? (hasKey ? await host.terminal.askSecret(`Passphrase of ${user} until now: `) : null);
    const next =
      newPassphraseFile === undefined
        ? await askNewPassphrase(host.terminal, `Passphrase of ${user} from now on`)
        : readPassphraseFile(newPassphraseFile);
    if (next === null)
      return usage('name the file of the passphrase with --new-passphrase-file; there is no terminal to ask on');
    if (!next.ok) return next;
    const people = await engine.call('setPassphrase', { user, before: until, passphrase: next.value });
    if (!people.ok) return people;
    const fingerprint = people.value.find(({ id }) => id === user)?.fingerprint ?? '';
    return done(
      { user, fingerprint, new_key: !hasKey },
      hasKey ? `${user} signs in with the new passphrase from now on` : `${user} has a key now: ${fingerprint}`,
    );
  });
}

async function writeCard(
  host: CommandHost,
  workspace: string,
  { as: user, out, withKey = false }: CardOptions,
): Promise<CommandResult> {
  const unready = readyFolder(path.dirname(path.resolve(out)));
  if (unready !== null) return { ok: false, problem: unready };
  return host.withWorkspace(
    workspace,
    async (engine) => {
      const card = await engine.call('identityCard', { user, withKey });
      if (!card.ok) return card;
      const read = await engine.call('readCard', { bytes: card.value.bytes });
      if (!read.ok) return read;
      const written = await writeWholeFile(out, card.value.bytes);
      if (!written.ok) return written;
      return done(
        { user, file: out, fingerprint: read.value.fingerprint, holds_key: read.value.holdsKey },
        lines(`wrote ${out}`, `fingerprint ${read.value.fingerprint}`),
      );
    },
    true,
  );
}

async function trust(
  host: CommandHost,
  workspace: string,
  file: string,
  { as: user, replaces }: TrustOptions,
): Promise<CommandResult> {
  const bytes = readBytes(file);
  if (!bytes.ok) return bytes;
  return host.withWorkspace(workspace, async (engine) => {
    const card = await engine.call('readCard', { bytes: bytes.value });
    if (!card.ok) return inFile(card, file);
    const trusted = await engine.call('trustCard', { bytes: bytes.value, user, replaces: replaces ?? null });
    if (!trusted.ok) return inFile(trusted, file);
    return done({ card: cardJson(card.value) }, `${card.value.user} is trusted with the key ${card.value.fingerprint}`);
  });
}

function inFile(refused: { readonly ok: false } & Extract<Result<never>, { ok: false }>, file: string): CommandResult {
  return { ok: false, problem: { ...refused.problem, file } };
}

function cardJson(card: CardView): Record<string, unknown> {
  return {
    user: card.user,
    name: card.name,
    company: card.company,
    at: card.at,
    fingerprint: card.fingerprint,
    holds_key: card.holdsKey,
    replaced: card.known === 'other' ? card.knownFingerprint : '',
  };
}

function listed(people: Result<PersonView[]>): CommandResult {
  if (!people.ok) return people;
  const json = people.value.map(({ id, name, role, key, fingerprint, keySince, keyBy }) => ({
    ...{ id, name, role, key, fingerprint },
    key_since: keySince,
    key_by: keyBy,
  }));
  const table = renderTable(
    [left('user'), left('name'), left('role'), left('key'), left('fingerprint'), left('since'), left('by')],
    people.value.map((one) => [one.id, one.name, one.role, one.key, one.fingerprint, one.keySince, one.keyBy]),
  );
  return done({ people: json }, table);
}
