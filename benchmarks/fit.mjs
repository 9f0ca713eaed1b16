// Puts execution times into weights that the benchmark tool has rendered with their places left open.
//
//   node benchmarks/fit.mjs RAW.json... -- RENDERED.rs...
//
// Each RAW is what one run of the tool measured. Of each benchmark and each choice of components the
// least time of all runs counts: whatever else the machine does can only add to it. Through these
// least squares of the relative error lay the base and the slopes, none of them negative. All are multiplied by what brings
// `transfer_keep_alive` of pallet-balances to the weight that the SDK ships for it, so that our
// weights and those of the SDK's pallets are times of one machine.

import { readFileSync, writeFileSync } from "node:fs";

/** The base weight of `transfer_keep_alive` in pallet-balances 51.0.2, in picoseconds. */
const REFERENCE = 39_051_000;

const split = process.argv.indexOf("--");
const raws = process.argv.slice(2, split);
const rendered = process.argv.slice(split + 1);

/** Least times in picoseconds: benchmark by pallet and name, time by components. */
const least = new Map();
for (const file of raws)
    for (const { pallet, benchmark, time_results } of JSON.parse(readFileSync(file)))
        for (const { components, extrinsic_time } of time_results) {
            const key = `${pallet}::${benchmark}`;
            if (!least.has(key)) least.set(key, new Map());
            const times = least.get(key);
            const at = JSON.stringify(components);
            times.set(at, Math.min(times.get(at) ?? Infinity, extrinsic_time * 1_000));
        }

/** Solves `m x = v` by elimination. */
function solve(m, v) {
    const rows = m.map((row, i) => [...row, v[i]]);
    for (let i = 0; i < rows.length; i++) {
        const pivot = rows.slice(i).reduce((a, b) => (Math.abs(a[i]) >= Math.abs(b[i]) ? a : b));
        rows.splice(rows.indexOf(pivot), 1);
        rows.splice(i, 0, pivot);
        for (const row of rows)
            if (row !== pivot) {
                const factor = row[i] / pivot[i];
                row.forEach((_, j) => (row[j] -= factor * pivot[j]));
            }
    }
    return rows.map((row, i) => row[rows.length] / row[i]);
}

/** Base and slopes of `points`, pairs of components and time; a negative one is left out. */
function fit(points) {
    let names = ["", ...points[0][0].map(([name]) => name)];
    for (;;) {
        const xs = points.map(([components]) => {
            const values = { "": 1, ...Object.fromEntries(components) };
            return names.map((name) => values[name]);
        });
        const sum = (f) =>
            xs.reduce((total, x, i) => total + f(x, points[i][1]) / points[i][1] ** 2, 0);
        const found = solve(
            names.map((_, a) => names.map((_, b) => sum((x) => x[a] * x[b]))),
            names.map((_, a) => sum((x, time) => x[a] * time)),
        );
        const worst = found.indexOf(Math.min(...found));
        if (found[worst] >= 0) return Object.fromEntries(names.map((name, i) => [name, found[i]]));
        names = names.filter((_, i) => i !== worst);
    }
}

const fits = new Map();
for (const [key, times] of least)
    fits.set(key, fit([...times].map(([at, time]) => [JSON.parse(at), time])));
const scale = REFERENCE / fits.get("pallet_balances::transfer_keep_alive")[""];
const written = (picoseconds) =>
    String(Math.round(picoseconds * scale)).replace(/\B(?=(\d{3})+$)/g, "_");

for (const file of rendered) {
    let text = readFileSync(file, "utf8");
    const pallet = text.match(/Weights of `(\w+)`/)[1];
    const value = (name, component = "") => fits.get(`${pallet}::${name}`)[component] ?? 0;
    text = text
        .replaceAll("@runs@", raws.length)
        .replaceAll("@scale@", scale.toFixed(2))
        .replace(/^.*@(\w+):(\w+)@.*\n/gm, (line, name, component) => {
            const slope = value(name, component);
            return slope ? line.replace(/@.*@/, written(slope)) : "";
        })
        .replace(/@(\w+)@/g, (_, name) => written(value(name)));
    // A component that no line uses.
    text = text.replace(/fn \w+\(([^)]*)\) -> Weight \{[^}]*\}/g, (body, parameters) => {
        const named = parameters.replace(/(\w+): u32/g, (parameter, name) =>
            body.includes(`${name}.into()`) ? parameter : `_${parameter}`,
        );
        return body.replace(parameters, named);
    });
    writeFileSync(file, text);
}
console.log(`transfer_keep_alive took ${(REFERENCE / scale / 1e6).toFixed(1)} µs: times ${scale.toFixed(2)}`);
