// A real SMTP server for tests. Options come as JSON in the first argument; "ready <port>" is printed once it listens,
// then one JSON line for each mail it accepted and one for each connection that ended. Lines on standard input steer
// it; it ends when standard input does.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { SMTPServer } from 'smtp-server';

const options = JSON.parse(process.argv[2] ?? '{}');
const say = (line) => process.stdout.write(JSON.stringify(line) + '\n');

// By address in lower case: { stage: 'rcpt' | 'data', code, text, times }; times counts down, absent means always.
const refusals = new Map(Object.entries(options.refusals ?? {}));

function refusal(stage, address) {
  const entry = refusals.get(address.toLowerCase());
  if (!entry || entry.stage !== stage || entry.times === 0) return null;
  if (entry.times) entry.times -= 1;
  return Object.assign(new Error(entry.text), { responseCode: entry.code });
}

const disabled = [];
if (options.security !== 'starttls') disabled.push('STARTTLS');
if (!options.user) disabled.push('AUTH');

const server = new SMTPServer({
  secure: options.security === 'tls',
  ...(options.key && { key: readFileSync(options.key), cert: readFileSync(options.certificate) }),
  name: 'peer.test',
  disableReverseLookup: true,
  disabledCommands: disabled,
  allowInsecureAuth: options.security === 'none',
  authMethods: options.methods ?? ['PLAIN', 'LOGIN'],
  size: 50 * 1024 * 1024,
  closeTimeout: 100,
  onAuth(auth, session, done) {
    if (auth.username === options.user && auth.password === options.password) done(null, { user: auth.username });
    else done(Object.assign(new Error('Authentication credentials invalid'), { responseCode: 535 }));
  },
  onRcptTo: (address, session, done) => done(refusal('rcpt', address.address)),
  onData(stream, session, done) {
    const chunks = [];
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.on('end', () => {
      const to = session.envelope.rcptTo.map((recipient) => recipient.address);
      const refused = to.map((address) => refusal('data', address)).find((error) => error);
      if (refused) return done(refused);
      say({
        mail: {
          connection: session.id,
          from: session.envelope.mailFrom.address,
          to,
          secure: session.secure,
          user: session.user ?? null,
          raw: Buffer.concat(chunks).toString('base64'),
        },
      });
      done(null, 'queued');
    });
  },
  onClose: (session) => say({ closed: session.id }),
});

server.on('error', (error) => process.stderr.write(error.message + '\n'));
server.listen(options.port ?? 0, '127.0.0.1', () => process.stdout.write(`ready ${server.server.address().port}\n`));

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const command = JSON.parse(line);
    if (command.refuse) refusals.set(command.refuse.toLowerCase(), command.entry);
    if (command.accept) refusals.delete(command.accept.toLowerCase());
    if (command.hangUp) for (const connection of server.connections) connection.close();
    if (command.ping !== undefined) say({ pong: command.ping });
  })
  .on('close', () => process.exit(0));
