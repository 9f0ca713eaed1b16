//! Effects of tripped triggers: every combination, against a table worked by hand.

use super::*;

/// Tripped triggers (L F P Z R) and the effects: rewards redirected (r), crisis share (c),
/// emergency open (e), buybacks paused (b).
const TABLE: [(&str, &str); 32] = [
    ("", ""),
    ("L", "r"),
    ("F", "r"),
    ("P", "c"),
    ("Z", "e"),
    ("R", "b"),
    ("LF", "r"),
    ("LP", "rc"),
    ("LZ", "re"),
    ("LR", "rb"),
    ("FP", "rc"),
    ("FZ", "re"),
    ("FR", "rb"),
    ("PZ", "ce"),
    ("PR", "cb"),
    ("ZR", "eb"),
    ("LFP", "rc"),
    ("LFZ", "re"),
    ("LFR", "rb"),
    ("LPZ", "rce"),
    ("LPR", "rcb"),
    ("LZR", "reb"),
    ("FPZ", "rce"),
    ("FPR", "rcb"),
    ("FZR", "reb"),
    ("PZR", "ceb"),
    ("LFPZ", "rce"),
    ("LFPR", "rcb"),
    ("LFZR", "reb"),
    ("LPZR", "rceb"),
    ("FPZR", "rceb"),
    ("LFPZR", "rceb"),
];

fn trigger(letter: char) -> Trigger {
    Trigger::ALL["LFPZR".find(letter).unwrap()]
}

fn effects() -> String {
    let holds = [
        ('r', StubRedirect::redirected()),
        ('c', Breaker::in_crisis()),
        ('e', Breaker::emergency_open()),
        ('b', Breaker::buyback_paused()),
    ];
    holds.into_iter().filter(|(_, on)| *on).map(|(letter, _)| letter).collect()
}

#[test]
fn every_combination_has_the_effects_of_its_triggers_and_closes_buybacks_alone() {
    for (triggers, expected) in TABLE {
        ExtBuilder::default().build_and_execute(|| {
            for letter in triggers.chars() {
                breach(trigger(letter));
            }
            at(now() + 6);

            assert_eq!(tripped(), triggers);
            assert_eq!(effects(), expected, "{triggers}");
            assert_eq!(news().iter().filter(|event| is_trip(event)).count(), triggers.len());
            for open in [Entry::Stake, Entry::Compound, Entry::Deposit] {
                assert_eq!(entry(open), Ok(()), "{triggers}");
            }
            let buyback =
                if triggers.contains('R') { Err(Error::BuybackPaused.into()) } else { Ok(()) };
            assert_eq!(entry(Entry::Buyback), buyback, "{triggers}");
        });
    }
}

fn is_trip(event: &Event) -> bool {
    matches!(event, Event::Tripped { .. })
}

#[test]
fn the_table_has_each_combination_once() {
    let mut rows: Vec<&str> = TABLE.iter().map(|(triggers, _)| *triggers).collect();
    rows.sort_unstable();
    rows.dedup();
    assert_eq!(rows.len(), 32);
}

#[test]
fn each_effect_ends_with_its_trigger() {
    for letter in "LFPZR".chars() {
        ExtBuilder::default().build_and_execute(|| {
            breach(trigger(letter));
            at(now() + 6);
            assert_eq!(effects().len(), 1);

            all_is_well();
            revenue(LEVEL);
            at(now() + 30 * DAY);

            assert_eq!((tripped(), effects()), (String::new(), String::new()), "{letter}");
            assert_eq!(entry(Entry::Buyback), Ok(()));
        });
    }
}

#[test]
fn the_redirection_ends_with_the_last_of_its_two_triggers() {
    ExtBuilder::default().build_and_execute(|| {
        breach(Trigger::LowStake);
        breach(Trigger::FewStakers);
        at(START + 6);

        Staked::set(20_000_000 * TOKEN);
        at(START + 6 + DAY);
        assert_eq!((tripped(), StubRedirect::redirected()), ("F".into(), true));

        Stakers::set(200);
        at(START + 12 + DAY);
        assert_eq!((tripped(), StubRedirect::redirected()), (String::new(), false));
        // Once when it began, once when it ended.
        assert_eq!(Told::get(), 2);
    });
}
