// Checks the container files and the dashboard of node/deploy, with planted faults as negative controls.

import { readFileSync } from 'node:fs';
import { validate } from 'dockerfile-utils';
import { parseDocument } from 'yaml';

const read = (file) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
const PIN = /^[^@:]+:[\w.-]*\d[\w.-]*$/;

function dockerfile(text) {
  const found = validate(text).map(({ range, message }) => `line ${range.start.line + 1}: ${message}`);
  const lines = text.replace(/\\\n/g, ' ').split('\n').filter((line) => line && !line.startsWith('#'));
  const of = (word) => lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));
  const ensure = (holds, why) => holds || found.push(why);
  const stages = of('FROM').map((line) => line.split(' ')[0]);
  ensure(stages.length > 1, 'the compiler must not be in the image');
  ensure(stages.every((image) => PIN.test(image)), 'every image needs its version');
  ensure(/^[1-9]\d*:[1-9]\d*$/.test(of('USER').at(-1) ?? ''), 'it must not run as root');
  ensure(of('HEALTHCHECK').length === 1, 'there is no health check');
  ensure(of('ADD').length === 0, 'COPY, not ADD');
  ensure(of('ENTRYPOINT').every((line) => line.startsWith('[')), 'a shell would keep signals from the node');
  ensure(of('RUN').filter((line) => line.includes('apt-get install'))
    .every((line) => line.includes('--no-install-recommends') && line.includes('rm -rf /var/lib/apt/lists')), 'install no more than named');
  return found;
}

const SERVICE = ['build', 'image', 'command', 'volumes', 'ports', 'read_only', 'tmpfs', 'cap_drop',
  'security_opt', 'stop_grace_period', 'restart', 'depends_on'];

function compose(text) {
  const document = parseDocument(text, { uniqueKeys: true });
  const found = [...document.errors, ...document.warnings].map(({ message }) => message);
  const { services = {}, volumes = {}, ...rest } = document.toJS() ?? {};
  const ensure = (holds, why) => holds || found.push(why);
  ensure(Object.keys(rest).every((key) => key === 'name'), `unknown: ${Object.keys(rest)}`);
  const isHere = (path) => {
    try {
      return Boolean(read(path));
    } catch {
      return false;
    }
  };
  for (const [name, service] of Object.entries(services)) {
    const unknown = Object.keys(service).filter((key) => !SERVICE.includes(key));
    ensure(unknown.length === 0, `${name}: unknown ${unknown}`);
    ensure(service.build || PIN.test(service.image ?? ''), `${name}: an image needs its version`);
    ensure(service.cap_drop?.includes('ALL'), `${name}: drop all capabilities`);
    ensure(service.security_opt?.includes('no-new-privileges:true'), `${name}: no new privileges`);
    ensure((service.depends_on ?? []).every((other) => services[other]), `${name}: depends on nobody`);
    for (const volume of service.volumes ?? []) {
      const [from, to] = volume.split(':');
      ensure(from.startsWith('./') ? isHere(from) : from in volumes, `${name}: no volume ${from}`);
      ensure(to?.startsWith('/'), `${name}: ${volume} goes nowhere`);
    }
    for (const port of service.ports ?? []) {
      // The network is for everybody, RPC and metrics are not.
      ensure(port === '30333:30333' || /^127\.0\.0\.1:\d+:\d+$/.test(port), `${name}: ${port} is open to the world`);
    }
  }
  const build = services.node?.build ?? {};
  ensure(build.dockerfile === 'node/deploy/Dockerfile' && build.context === '../..', 'the node is built otherwise');
  return found;
}

function dashboard(text) {
  const { panels, uid } = JSON.parse(text);
  const found = [];
  const ids = new Set(panels.map(({ id }) => id));
  if (!uid || ids.size !== panels.length) {
    found.push('ids are missing or not unique');
  }
  for (const { title, gridPos: { x, y, w, h }, targets } of panels) {
    if (targets.length === 0 || targets.some(({ expr }) => !/(quaestor|substrate)_|up\{/.test(expr))) {
      found.push(`${title} shows nothing of the node`);
    }
    const overlaps = panels.filter(({ gridPos: other }) =>
      other.x < x + w && x < other.x + other.w && other.y < y + h && y < other.y + other.h);
    if (overlaps.length !== 1 || x + w > 24) {
      found.push(`${title} lies on another panel`);
    }
  }
  return found;
}

const yaml = (text) => parseDocument(text).errors.map(({ message }) => message);

/// Each change must be noticed.
const PLANTED = [
  [dockerfile, 'Dockerfile', (text) => text.replace(/^USER .*$/m, 'USER root')],
  [dockerfile, 'Dockerfile', (text) => text.replace('debian:12-slim', 'debian')],
  [dockerfile, 'Dockerfile', (text) => text.replace(/^HEALTHCHECK [^]*?"\]$/m, '')],
  [dockerfile, 'Dockerfile', (text) => text.replace('EXPOSE 30333', 'EXPOSE many')],
  [dockerfile, 'Dockerfile', (text) => text.replace('WORKDIR', 'WORKDIRECTORY')],
  [compose, 'compose.yaml', (text) => text.replace('"127.0.0.1:9944:9944"', '"9944:9944"')],
  [compose, 'compose.yaml', (text) => text.replace('restart:', 'restrat:')],
  [compose, 'compose.yaml', (text) => text.replace('chain:/data', 'nowhere:/data')],
  [compose, 'compose.yaml', (text) => text.replace('./alerts.yml', './alarms.yml')],
  [compose, 'compose.yaml', (text) => text.replace('  metrics:\n', '  metrics:\n  metrics:\n')],
  [dashboard, 'grafana.json', (text) => text.replace(/"x": 6/, '"x": 0')],
];

const found = [
  [dockerfile, 'Dockerfile'],
  [compose, 'compose.yaml'],
  [dashboard, 'grafana.json'],
  [yaml, 'grafana-source.yml'],
  [yaml, 'grafana-provider.yml'],
].flatMap(([judge, file]) => judge(read(file)).map((why) => `${file}: ${why}`));
for (const [judge, file, change] of PLANTED) {
  const text = read(file);
  if (change(text) === text || judge(change(text)).length === 0) {
    found.push(`self-test: a fault planted in ${file} went unnoticed: ${change}`);
  }
}
if (found.length > 0) {
  found.forEach((why) => console.error(`error: ${why}`));
  process.exit(1);
}
console.log(`    container files and dashboard are sound; ${PLANTED.length} planted faults were noticed`);
