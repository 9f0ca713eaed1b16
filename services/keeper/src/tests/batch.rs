//! Files that are read, and files that are refused with their lines.

use super::*;
use serde_json::json;

pub(crate) fn rules() -> Rules {
    let asset = |symbol: &str, id, decimals| Asset { symbol: symbol.to_owned(), id, decimals };
    Rules {
        kinds: ["Subscription", "ExchangeFee", "TradingProfit", "Other"].map(String::from).into(),
        assets: vec![asset("QTRA", json!("Native"), 18), asset("USDC", json!({"WithId": "1"}), 6)],
        most_lines: 4096,
    }
}

fn csv(rows: &str) -> Result<Vec<Line>> {
    read("a.csv", format!("key,date,kind,asset,amount,memo\n{rows}").as_bytes(), &rules())
}

fn problems(read: Result<Vec<Line>>) -> Vec<String> {
    match read {
        Err(Error::File { problems, .. }) => problems,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_is_read_with_its_references() {
    let lines = csv("may-1,2026-05-31,TradingProfit,USDC,1250.5,\"May, first\"\n\
                     may-2,2026-05-31,Subscription,QTRA,0.000000000000000001,\n")
    .unwrap();
    let [first, second] = lines.as_slice() else { panic!("{lines:?}") };
    assert_eq!((first.amount, &first.asset), (1_250_500_000, &json!({ "WithId": "1" })));
    assert_eq!(first.memo, "May, first");
    assert_eq!((second.amount, second.kind.as_str()), (1, "Subscription"));
    // python3 -c "import hashlib; print(hashlib.blake2b(b'revenue:may-1', digest_size=32).hexdigest())"
    let expected = "0xba4e2a0009e0f7888e0a097ceb2366bdf292c7f499e984dc65f06630d45f73a4";
    assert_eq!(first.reference.to_string(), expected);
    let kept: Line = serde_json::from_value(serde_json::to_value(first).unwrap()).unwrap();
    assert_eq!(&kept, first, "a journal gives it back");
}

#[test]
fn json_and_what_windows_makes_of_csv_are_the_same_lines() {
    let plain = csv("a,2026-05-31,Other,USDC,1,x\nb,2026-05-31,Other,USDC,2,y\n").unwrap();
    let windows = "\u{feff}key,date,kind,asset,amount,memo\r\na,2026-05-31,Other,USDC,1,x\r\n\
                   b,2026-05-31,Other,USDC,2,y\r\n";
    assert_eq!(read("a.csv", windows.as_bytes(), &rules()).unwrap(), plain);
    let text = r#"[
        {"key": "a", "date": "2026-05-31", "kind": "Other", "asset": "USDC", "amount": "1", "memo": "x"},
        {"key": "b", "date": "2026-05-31", "kind": "Other", "asset": "USDC", "amount": "2", "memo": "y"}
    ]"#;
    assert_eq!(read("a.json", text.as_bytes(), &rules()).unwrap(), plain);
}

#[test]
fn each_bad_line_is_named_by_its_number() {
    let found = problems(csv("ok,2026-05-31,Other,USDC,1,\n\
         ,2026-05-31,Other,USDC,1,\n\
         k3,2026-02-30,Other,USDC,1,\n\
         k4,2026-05-31,Loss,USDC,1,\n\
         k5,2026-05-31,Other,EURC,1,\n\
         k6,2026-05-31,Other,USDC,0.0000001,\n\
         k7,2026-05-31,Other,USDC,0,\n\
         k8,2026-05-31,Other,USDC,340282366920938463463374607431769,\n\
         k9,2026-05-31,Other,USDC,1\n\
         \" k10\",2026-05-31,Other,USDC,1,\n\
         ok,2026-05-31,Other,USDC,1,\n\
         k12,2026-05-31,Other,USDC,-1,\n\
         k13,20260531,Other,USDC,1,\n"));
    let expected = [
        "line 3: key \"\" must have",
        "line 4: \"2026-02-30\" is no date",
        "line 5: kind \"Loss\" is none of Subscription, ExchangeFee, TradingProfit, Other",
        "line 6: asset \"EURC\" is none of QTRA, USDC",
        "line 7: \"0.0000001\" has more than 6 decimals",
        "line 8: the amount is zero",
        "line 9: \"340282366920938463463374607431769\" is larger",
        "line 10: it has 5 fields instead of 6",
        "line 11: key \" k10\" must have",
        "line 12: key \"ok\" is on line 2",
        "line 13: \"-1\" is no amount",
        "line 14: \"20260531\" is no date",
    ];
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.starts_with(expected), "{found} is not {expected}");
    }
}

#[test]
fn a_number_counts_lines_and_not_records() {
    let found = problems(csv("a,2026-05-31,Other,USDC,1,x\n\n\nb,2026-05-31,Other,USDC,x,\n"));
    assert_eq!(found, ["line 5: \"x\" is no amount such as 12.5"]);
    let text = "[\n {\"key\": \"a\"},\n\n {\"key\": \"b\", \"date\": \"2026-05-31\", \"kind\": \"Other\", \
                \"asset\": \"USDC\", \"amount\": 1}]";
    let found = problems(read("a.json", text.as_bytes(), &rules()));
    assert!(found[0].starts_with("line 2: missing field `date`"), "{found:?}");
    assert!(found[1].starts_with("line 4: invalid type: integer"), "{found:?}");
}

#[test]
fn a_file_that_is_none_is_refused() {
    let refused = |name: &str, bytes: &[u8]| problems(read(name, bytes, &rules())).join("; ");
    assert!(refused("a.txt", b"x").contains("neither in .csv nor in .json"));
    assert!(refused("a.csv", b"").contains("it is empty"));
    assert!(refused("a.csv", b"key,date,kind,asset,amount,memo\n").contains("it has no lines"));
    assert!(refused("a.csv", b"key,amount\n").contains("line 1: the header must be key,date"));
    assert!(refused("a.csv", b"key,\xff").contains("line 1: it is no UTF-8"));
    assert!(refused("a.json", b"[\n{]").contains("line 2: "));
    assert!(refused("a.json", b"[]").contains("it has no lines"));
    assert!(refused("a.csv", &vec![b'x'; MOST_BYTES + 1]).contains("it has more than"));
}

#[test]
fn no_more_lines_than_the_chain_keeps_references() {
    let rows = |count: usize| -> String {
        (0..count).map(|n| format!("k{n},2026-05-31,Other,USDC,1,\n")).collect()
    };
    assert_eq!(csv(&rows(4096)).unwrap().len(), 4096);
    let found = problems(csv(&rows(4097)));
    assert_eq!(found, ["it has 4097 lines, and may have 4096: split it"]);
}
