//! Results as tables.

use super::{
    checks, desks,
    economy::Day,
    gains::{Class, Gain, Gains},
    run,
    scenario::{Bench, Demand, Scenario, Trader, BACKSTOP_BPS, SEEDS, SIZES},
    Outcome, QUIV,
};
use quaestor_primitives::Balance;
use std::collections::BTreeMap;

/// Days of a run of one attack: a year.
pub const ATTACK_DAYS: u32 = 365;
/// Seeds of an attack by chance, and of one in which little is drawn, from the first one of the runs on.
const ATTACK_SEEDS: (usize, usize) = (20, 4);
/// Days of an attack on a market whose use falls: the years with most of the fall.
const FALL_DAYS: u32 = 3 * 365;

/// The monthly results of a run of five years; twelve months are 365 days.
pub fn months(scenario: &Scenario, outcome: &Outcome) -> String {
    let seed = scenario.seed;
    let mut text = format!("# quiver: seed {seed}, a day at a time, amounts in smallest units\n");
    text += "month,supply,minted,burnt,circulating,volume,velocity_bps,staked,staked_bps,rate_bps,\
        fee_bps,congestion_bps,price_ratio_bps,growth_bps,insurance,backstop,work_paid,audit_pot,price_microdollars,\
        text_microdollars,served_bps,providers,cheats_tried,cheats_caught,attackers_gain\n";
    let ends: Vec<usize> = (0..=60).map(|month| month * 365 / 12).collect();
    for (month, window) in (1..).zip(ends.windows(2)) {
        let Some(days) = outcome.days.get(window[0]..window[1]) else { break };
        text += &row(month, days);
    }
    text
}

fn row(month: u32, days: &[Day]) -> String {
    let last = days[days.len() - 1];
    let volume: Balance = days.iter().map(|day| day.volume).sum();
    let mean = |value: fn(&Day) -> u64| days.iter().map(value).sum::<u64>() / days.len() as u64;
    let cells = [
        month.to_string(),
        last.supply.to_string(),
        last.minted.to_string(),
        last.burnt.to_string(),
        last.circulating.to_string(),
        volume.to_string(),
        // As a year of twelve such months has it.
        (volume * 12 * 10_000 / last.circulating).to_string(),
        last.staked.to_string(),
        last.staked_bps().to_string(),
        last.rate_bps.to_string(),
        last.fee.to_string(),
        mean(|day| day.congestion.into()).to_string(),
        last.ratio.to_string(),
        last.growth.to_string(),
        last.insurance.to_string(),
        last.backstop.to_string(),
        last.worked.to_string(),
        last.audit_pot.to_string(),
        last.price.to_string(),
        last.market.to_string(),
        mean(|day| day.served_bps).to_string(),
        last.providers.to_string(),
        last.cheats.0.to_string(),
        last.cheats.1.to_string(),
        last.gain.to_string(),
    ];
    cells.join(",") + "\n"
}

/// Runs of five years by seed, and the claims about them.
pub struct Runs(pub Vec<(Scenario, Outcome)>);

impl Runs {
    /// All seeds.
    pub fn all() -> Self {
        let run = |seed| {
            let scenario = Scenario::new(seed);
            let outcome = run(&scenario, super::DAYS);
            (scenario, outcome)
        };
        Self(SEEDS.map(run).into())
    }

    /// Gains over all seeds.
    pub fn gains(&self) -> Gains {
        let mut sum = Gains::default();
        self.0.iter().for_each(|(_, outcome)| sum.add(&outcome.gains));
        sum
    }

    /// A row for each seed and class.
    pub fn csv(&self) -> String {
        let mut text = String::from("# quiver: five years by seed; amounts in smallest units\n");
        text += "seed,class,size,tried,caught,volume,gain,mean_gain,gain_bps_of_volume\n";
        for (scenario, outcome) in &self.0 {
            for ((class, size), gain) in &outcome.gains.0 {
                text += &format!("{},{}\n", scenario.seed, line(*class, size, gain));
            }
        }
        text
    }

    /// A summary for the reader, and whether all claims hold.
    pub fn summary(&self) -> (String, bool) {
        let (mut text, mut holds) = (String::new(), true);
        let whole = |amount: Balance| amount / QUIV;
        for (scenario, outcome) in &self.0 {
            let last = outcome.days[outcome.days.len() - 1];
            let fees = outcome.days.iter().map(|day| day.fee);
            let (low, high) = (fees.clone().min(), fees.max());
            let (least, most) = checks::last_year(outcome);
            text += &format!(
                "seed {}: supply {}, minted {}, burnt {}, insurance {}, fee {} to {} bps, staked in the \
                 last year {least} to {most} bps, cheats {} of which caught {}, findings overturned {}\n",
                scenario.seed,
                whole(last.supply),
                whole(last.minted),
                whole(last.burnt),
                whole(last.insurance),
                low.unwrap_or_default(),
                high.unwrap_or_default(),
                last.cheats.0,
                last.cheats.1,
                outcome.wronged,
            );
            for (claim, result) in checks::all(scenario, outcome) {
                if let Err(figures) = result {
                    holds = false;
                    text += &format!("    does not hold: {claim}: {figures}\n");
                }
            }
        }
        let gains = self.gains();
        for ((class, size), gain) in &gains.0 {
            text += &format!(
                "{}, {size}: {} tried, {} caught, {} bps of the volume\n",
                class.name(),
                gain.tried,
                gain.caught,
                gain.bps()
            );
        }
        if let Err(figures) = checks::attackers(&gains) {
            holds = false;
            text += &format!("does not hold: every class of attackers loses: {figures}\n");
        }
        (text + &break_even(), holds)
    }
}

/// The share of wrong results that must be found for a cheat to gain nothing, at each rate of the fee: its
/// pay and its work credit over the sentence.
fn break_even() -> String {
    let Scenario { terms, providers, .. } = Scenario::new(SEEDS[0]);
    let share = |fee| {
        let legs = terms.rates(fee).legs(QUIV).expect("legs of a payment");
        let cost = legs.irrecoverable(BACKSTOP_BPS).expect("a part of it");
        let pay = legs.provider + desks::share(cost, terms.rebate_bps);
        pay * 1_000_000 / (QUIV * Balance::from(providers.caps.multiple))
    };
    let [least, neutral, most] =
        [terms.fee.least_bps, terms.fee.neutral_bps, terms.fee.most_bps].map(share);
    format!(
        "a cheat that is paid gains nothing if {least}, {neutral}, {most} of a million results are found, at \
         the least fee, the neutral and the highest\n"
    )
}

fn line(class: Class, size: &str, gain: &Gain) -> String {
    let Gain { tried, caught, volume, gain: sum } = gain;
    let (name, mean, bps) = (class.name(), gain.mean(), gain.bps());
    format!("{name},{size},{tried},{caught},{volume},{sum},{mean},{bps}")
}

/// An attack in a world that is otherwise honest.
pub struct Attack {
    /// Its name.
    pub name: String,
    /// Days for which it is tried.
    pub days: u32,
    /// Number of seeds.
    pub seeds: usize,
    /// The world with it, for a seed.
    pub scenario: Box<dyn Fn(u64) -> Scenario>,
}

fn attack(name: String, days: u32, change: impl Fn(&mut Scenario) + 'static) -> Attack {
    let scenario = move |seed| {
        let mut scenario = Scenario { shocks: false, ..Scenario::honest(seed) };
        change(&mut scenario);
        scenario
    };
    Attack { name, days, seeds: ATTACK_SEEDS.0, scenario: Box::new(scenario) }
}

/// The attacks, over the sizes and the world's virtues that they depend on.
pub fn attacks() -> Vec<Attack> {
    let mut all = Vec::new();
    for check_bps in [0, 100] {
        let name = format!("cheats; consumers check {check_bps} bps");
        all.push(attack(name, ATTACK_DAYS, move |world| {
            (world.cheats, world.check_bps) = (SIZES.to_vec(), check_bps);
        }));
    }
    for lazy in [3, 6, 12] {
        let name = format!("cheats; {lazy} of 32 auditors lazy; consumers check 0 bps");
        all.push(attack(name, ATTACK_DAYS, move |world| {
            (world.cheats, world.check_bps) = (SIZES.to_vec(), 0);
            world.bench.lazy = lazy;
        }));
    }
    let name = "cheats; auditors check if it pays; consumers check 0 bps".into();
    all.push(attack(name, ATTACK_DAYS, |world| {
        (world.cheats, world.check_bps) = (SIZES.to_vec(), 0);
        world.bench.rational = true;
    }));
    for (cartel, loud) in [(3, false), (6, false), (11, false), (22, false), (11, true), (22, true)]
    {
        for check_bps in [0, 100, 300] {
            let votes = if loud { "votes" } else { "passes" };
            let name = format!("cartel of {cartel} that {votes}; consumers check {check_bps} bps");
            all.push(attack(name, ATTACK_DAYS, move |world| {
                world.bench = Bench { cartel, loud, ..world.bench };
                world.check_bps = check_bps;
            }));
        }
    }
    for (name, demand, days) in [
        ("growing", Demand::GROWING, ATTACK_DAYS),
        ("small and falling", Demand::FALLING, FALL_DAYS),
    ] {
        for (when_use_falls, percent) in [(false, 10), (true, 10), (true, 1)] {
            let when = if when_use_falls { "while use falls" } else { "always" };
            let name = format!("wash {when} with {percent} % of the capacity; market {name}");
            let wash = attack(name, days, move |world| {
                world.demand = demand;
                world.traders = traders(when_use_falls, percent);
            });
            all.push(Attack { seeds: ATTACK_SEEDS.1, ..wash });
        }
    }
    all
}

/// Traders of each tier, and with a part of all stake.
fn traders(when_use_falls: bool, percent: u64) -> Vec<Trader> {
    let (_, platinum) = SIZES[3];
    let trader = |(size, backing, stake): (_, _, Balance)| Trader {
        size,
        backing,
        stake: stake * 1_000_000 * QUIV,
        percent,
        when_use_falls,
    };
    let tiers = SIZES.into_iter().map(|(size, backing)| (size, backing, 0));
    let houses = [("house of 1 M", 1), ("house of 5 M", 5), ("house of 20 M", 20)];
    tiers.chain(houses.map(|(size, stake)| (size, platinum, stake))).map(trader).collect()
}

/// Sums of an attack over `seeds` seeds by class and size, with the number of seeds on which it gained.
pub fn tried(attack: &Attack, seeds: usize) -> BTreeMap<(Class, &'static str), (Gain, u32)> {
    let mut sums: BTreeMap<_, (Gain, u32)> = BTreeMap::new();
    for seed in (SEEDS[0]..).take(seeds) {
        for (key, gain) in run(&(attack.scenario)(seed), attack.days).gains.0 {
            let (sum, gained) = sums.entry(key).or_default();
            sum.add(&gain);
            *gained += u32::from(gain.tried > 0 && gain.gain >= 0);
        }
    }
    sums
}

/// A row for each attack, class and size, and the same in short for the reader.
pub fn attacks_csv() -> (String, String) {
    let mut text = format!("# quiver: attacks, seeds from {} on; smallest units\n", SEEDS[0]);
    text += "attack,seeds,class,size,tried,caught,volume,gain,mean_gain,gain_bps_of_volume,\
        seeds_with_gain\n";
    let mut short = String::new();
    for attack in attacks() {
        let Attack { name, seeds, .. } = &attack;
        for ((class, size), (gain, gained)) in tried(&attack, *seeds) {
            text += &format!("{name},{seeds},{},{gained}\n", line(class, size, &gain));
            let (who, bps) = (class.name(), gain.bps());
            short += &format!("{name}: {who}, {size}: {bps} bps, on {gained} of {seeds} seeds\n");
        }
    }
    (text, short)
}
