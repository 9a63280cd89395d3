//! What the pattern language documents, case by case: pattern, event, whether it gets through.

use serde_json::Value;

use super::Pattern;
use super::PatternMistake;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Pattern, event, expected.
const CASES: &[(&str, &str, bool)] = &[
    // literals: exact, typed, case-sensitive
    (r#"{"source":["aws.s3"]}"#, r#"{"source":"aws.s3"}"#, true),
    (r#"{"source":["aws.s3"]}"#, r#"{"source":"aws.S3"}"#, false),
    (r#"{"source":["aws.s3"]}"#, r#"{"source":"aws.s3 "}"#, false),
    (r#"{"source":["aws.s3"]}"#, r#"{"detail-type":"x"}"#, false),
    (
        r#"{"source":["aws.s3","aws.ec2"]}"#,
        r#"{"source":"aws.ec2"}"#,
        true,
    ),
    (
        r#"{"source":["aws.s3","aws.ec2"]}"#,
        r#"{"source":"aws.sqs"}"#,
        false,
    ),
    (
        r#"{"source":["a"],"account":["1"]}"#,
        r#"{"source":"a","account":"1"}"#,
        true,
    ),
    (
        r#"{"source":["a"],"account":["1"]}"#,
        r#"{"source":"a","account":"2"}"#,
        false,
    ),
    (
        r#"{"source":["a"],"account":["1"]}"#,
        r#"{"source":"a"}"#,
        false,
    ),
    (r#"{"source":["a"]}"#, r#"{"source":"a","more":"b"}"#, true),
    (r#"{"detail":{"n":[5]}}"#, r#"{"detail":{"n":5}}"#, true),
    (r#"{"detail":{"n":[5]}}"#, r#"{"detail":{"n":5.0}}"#, true),
    (r#"{"detail":{"n":[5]}}"#, r#"{"detail":{"n":"5"}}"#, false),
    (r#"{"detail":{"n":["5"]}}"#, r#"{"detail":{"n":5}}"#, false),
    (
        r#"{"detail":{"b":[true]}}"#,
        r#"{"detail":{"b":true}}"#,
        true,
    ),
    (
        r#"{"detail":{"b":[true]}}"#,
        r#"{"detail":{"b":false}}"#,
        false,
    ),
    (
        r#"{"detail":{"b":["true"]}}"#,
        r#"{"detail":{"b":true}}"#,
        false,
    ),
    (
        r#"{"detail":{"v":[null]}}"#,
        r#"{"detail":{"v":null}}"#,
        true,
    ),
    (
        r#"{"detail":{"v":[null]}}"#,
        r#"{"detail":{"v":""}}"#,
        false,
    ),
    (r#"{"detail":{"v":[null]}}"#, r#"{"detail":{}}"#, false),
    (r#"{"detail":{"v":[""]}}"#, r#"{"detail":{"v":""}}"#, true),
    (
        r#"{"detail":{"v":[""]}}"#,
        r#"{"detail":{"v":null}}"#,
        false,
    ),
    // nesting
    (
        r#"{"detail":{"a":{"b":["x"]}}}"#,
        r#"{"detail":{"a":{"b":"x"}}}"#,
        true,
    ),
    (
        r#"{"detail":{"a":{"b":["x"]}}}"#,
        r#"{"detail":{"b":"x"}}"#,
        false,
    ),
    (
        r#"{"detail":{"a":{"b":["x"]}}}"#,
        r#"{"detail":{"a":"x"}}"#,
        false,
    ),
    (
        r#"{"detail":{"a":["x"],"b":["y"]}}"#,
        r#"{"detail":{"a":"x","b":"y"}}"#,
        true,
    ),
    (
        r#"{"detail":{"a":["x"],"b":["y"]}}"#,
        r#"{"detail":{"a":"x","b":"z"}}"#,
        false,
    ),
    // arrays in the event: any element
    (
        r#"{"resources":["r1"]}"#,
        r#"{"resources":["r0","r1"]}"#,
        true,
    ),
    (
        r#"{"resources":["r1"]}"#,
        r#"{"resources":["r0","r2"]}"#,
        false,
    ),
    (r#"{"resources":["r1"]}"#, r#"{"resources":[]}"#, false),
    (
        r#"{"resources":["r1","r2"]}"#,
        r#"{"resources":["r2","r3"]}"#,
        true,
    ),
    (
        r#"{"d":{"i":{"k":["x"]}}}"#,
        r#"{"d":{"i":[{"k":"y"},{"k":"x"}]}}"#,
        true,
    ),
    (
        r#"{"d":{"i":{"k":["x"]}}}"#,
        r#"{"d":{"i":[{"k":"y"},{"k":"z"}]}}"#,
        false,
    ),
    (
        r#"{"d":{"i":{"k":["x"],"l":["m"]}}}"#,
        r#"{"d":{"i":[{"k":"x","l":"n"},{"k":"y","l":"m"}]}}"#,
        false,
    ),
    (
        r#"{"d":{"i":{"k":["x"],"l":["m"]}}}"#,
        r#"{"d":{"i":[{"k":"x","l":"m"},{"k":"y"}]}}"#,
        true,
    ),
    // prefix
    (
        r#"{"time":[{"prefix":"2026-10"}]}"#,
        r#"{"time":"2026-10-02T18:43:48Z"}"#,
        true,
    ),
    (
        r#"{"time":[{"prefix":"2026-10"}]}"#,
        r#"{"time":"2026-11-02T18:43:48Z"}"#,
        false,
    ),
    (r#"{"k":[{"prefix":""}]}"#, r#"{"k":"anything"}"#, true),
    (r#"{"k":[{"prefix":"Img"}]}"#, r#"{"k":"img/1"}"#, false),
    (r#"{"k":[{"prefix":"5"}]}"#, r#"{"k":55}"#, false),
    (
        r#"{"k":[{"prefix":{"equals-ignore-case":"EventB"}}]}"#,
        r#"{"k":"eventbridge"}"#,
        true,
    ),
    (
        r#"{"k":[{"prefix":{"equals-ignore-case":"EventB"}}]}"#,
        r#"{"k":"events"}"#,
        false,
    ),
    (
        r#"{"k":[{"prefix":"a"},{"prefix":"b"}]}"#,
        r#"{"k":"bc"}"#,
        true,
    ),
    (r#"{"k":["x",{"prefix":"b"}]}"#, r#"{"k":"x"}"#, true),
    // suffix
    (r#"{"f":[{"suffix":".png"}]}"#, r#"{"f":"cat.png"}"#, true),
    (r#"{"f":[{"suffix":".png"}]}"#, r#"{"f":"cat.PNG"}"#, false),
    (r#"{"f":[{"suffix":".png"}]}"#, r#"{"f":".png.txt"}"#, false),
    (
        r#"{"f":[{"suffix":{"equals-ignore-case":".png"}}]}"#,
        r#"{"f":"cat.PNG"}"#,
        true,
    ),
    (
        r#"{"f":[{"suffix":{"equals-ignore-case":".png"}}]}"#,
        r#"{"f":"cat.gif"}"#,
        false,
    ),
    // equals-ignore-case
    (
        r#"{"t":[{"equals-ignore-case":"ec2 Instance"}]}"#,
        r#"{"t":"EC2 INSTANCE"}"#,
        true,
    ),
    (
        r#"{"t":[{"equals-ignore-case":"ec2 Instance"}]}"#,
        r#"{"t":"EC2 INSTANCES"}"#,
        false,
    ),
    // anything-but
    (
        r#"{"s":[{"anything-but":"initializing"}]}"#,
        r#"{"s":"running"}"#,
        true,
    ),
    (
        r#"{"s":[{"anything-but":"initializing"}]}"#,
        r#"{"s":"initializing"}"#,
        false,
    ),
    (
        r#"{"s":[{"anything-but":"initializing"}]}"#,
        r#"{"t":"running"}"#,
        false,
    ),
    (
        r#"{"s":[{"anything-but":["a","b"]}]}"#,
        r#"{"s":"c"}"#,
        true,
    ),
    (
        r#"{"s":[{"anything-but":["a","b"]}]}"#,
        r#"{"s":"b"}"#,
        false,
    ),
    (r#"{"n":[{"anything-but":123}]}"#, r#"{"n":124}"#, true),
    (r#"{"n":[{"anything-but":123}]}"#, r#"{"n":123}"#, false),
    (
        r#"{"n":[{"anything-but":[100,200]}]}"#,
        r#"{"n":300}"#,
        true,
    ),
    (
        r#"{"n":[{"anything-but":[100,200]}]}"#,
        r#"{"n":200}"#,
        false,
    ),
    (
        r#"{"s":[{"anything-but":{"prefix":"init"}}]}"#,
        r#"{"s":"running"}"#,
        true,
    ),
    (
        r#"{"s":[{"anything-but":{"prefix":"init"}}]}"#,
        r#"{"s":"initializing"}"#,
        false,
    ),
    (
        r#"{"s":[{"anything-but":{"prefix":["init","error"]}}]}"#,
        r#"{"s":"error-1"}"#,
        false,
    ),
    (
        r#"{"s":[{"anything-but":{"prefix":["init","error"]}}]}"#,
        r#"{"s":"ok"}"#,
        true,
    ),
    (
        r#"{"f":[{"anything-but":{"suffix":".txt"}}]}"#,
        r#"{"f":"a.txt"}"#,
        false,
    ),
    (
        r#"{"f":[{"anything-but":{"suffix":".txt"}}]}"#,
        r#"{"f":"a.rtf"}"#,
        true,
    ),
    (
        r#"{"f":[{"anything-but":{"suffix":[".txt",".rtf"]}}]}"#,
        r#"{"f":"a.rtf"}"#,
        false,
    ),
    (
        r#"{"s":[{"anything-but":{"equals-ignore-case":"Init"}}]}"#,
        r#"{"s":"INIT"}"#,
        false,
    ),
    (
        r#"{"s":[{"anything-but":{"equals-ignore-case":["Init","err"]}}]}"#,
        r#"{"s":"ok"}"#,
        true,
    ),
    (
        r#"{"f":[{"anything-but":{"wildcard":"*/lib/*"}}]}"#,
        r#"{"f":"/usr/lib/x"}"#,
        false,
    ),
    (
        r#"{"f":[{"anything-but":{"wildcard":"*/lib/*"}}]}"#,
        r#"{"f":"/usr/bin/x"}"#,
        true,
    ),
    (
        r#"{"s":[{"anything-but":"a"}]}"#,
        r#"{"s":["a","b"]}"#,
        true,
    ),
    (r#"{"s":[{"anything-but":"a"}]}"#, r#"{"s":["a"]}"#, false),
    // numeric
    (r#"{"c":[{"numeric":[">",0,"<=",5]}]}"#, r#"{"c":5}"#, true),
    (r#"{"c":[{"numeric":[">",0,"<=",5]}]}"#, r#"{"c":0}"#, false),
    (
        r#"{"c":[{"numeric":[">",0,"<=",5]}]}"#,
        r#"{"c":5.01}"#,
        false,
    ),
    (r#"{"c":[{"numeric":["<",10]}]}"#, r#"{"c":9.99}"#, true),
    (r#"{"c":[{"numeric":["<",10]}]}"#, r#"{"c":10}"#, false),
    (
        r#"{"c":[{"numeric":["=",3.018e2]}]}"#,
        r#"{"c":301.8}"#,
        true,
    ),
    (
        r#"{"c":[{"numeric":["=",3.018e2]}]}"#,
        r#"{"c":301.7}"#,
        false,
    ),
    (r#"{"c":[{"numeric":[">=",-5]}]}"#, r#"{"c":-5}"#, true),
    (r#"{"c":[{"numeric":[">=",-5]}]}"#, r#"{"c":-6}"#, false),
    (r#"{"c":[{"numeric":[">",0]}]}"#, r#"{"c":"7"}"#, false),
    (r#"{"c":[{"numeric":[">",0]}]}"#, "{}", false),
    (r#"{"c":[{"numeric":[">",0]}]}"#, r#"{"c":[-1,1]}"#, true),
    // exists
    (
        r#"{"d":{"s":[{"exists":true}]}}"#,
        r#"{"d":{"s":"x"}}"#,
        true,
    ),
    (
        r#"{"d":{"s":[{"exists":true}]}}"#,
        r#"{"d":{"s":null}}"#,
        true,
    ),
    (
        r#"{"d":{"s":[{"exists":true}]}}"#,
        r#"{"d":{"t":"x"}}"#,
        false,
    ),
    (
        r#"{"d":{"s":[{"exists":true}]}}"#,
        r#"{"d":{"s":{"t":"x"}}}"#,
        false,
    ),
    (
        r#"{"d":{"s":[{"exists":false}]}}"#,
        r#"{"d":{"t":"x"}}"#,
        true,
    ),
    (r#"{"d":{"s":[{"exists":false}]}}"#, r#"{"e":1}"#, true),
    (
        r#"{"d":{"s":[{"exists":false}]}}"#,
        r#"{"d":{"s":"x"}}"#,
        false,
    ),
    (
        r#"{"d":{"s":[{"exists":false},"x"]}}"#,
        r#"{"d":{"s":"x"}}"#,
        true,
    ),
    (
        r#"{"d":{"s":[{"exists":false},"x"]}}"#,
        r#"{"d":{"s":"y"}}"#,
        false,
    ),
    // cidr
    (
        r#"{"ip":[{"cidr":"10.0.0.0/24"}]}"#,
        r#"{"ip":"10.0.0.255"}"#,
        true,
    ),
    (
        r#"{"ip":[{"cidr":"10.0.0.0/24"}]}"#,
        r#"{"ip":"10.0.1.0"}"#,
        false,
    ),
    (
        r#"{"ip":[{"cidr":"10.0.0.0/8"}]}"#,
        r#"{"ip":"10.200.3.4"}"#,
        true,
    ),
    (
        r#"{"ip":[{"cidr":"0.0.0.0/0"}]}"#,
        r#"{"ip":"198.51.100.7"}"#,
        true,
    ),
    (
        r#"{"ip":[{"cidr":"10.0.0.7/32"}]}"#,
        r#"{"ip":"10.0.0.7"}"#,
        true,
    ),
    (
        r#"{"ip":[{"cidr":"10.0.0.7/32"}]}"#,
        r#"{"ip":"10.0.0.8"}"#,
        false,
    ),
    (
        r#"{"ip":[{"cidr":"10.0.0.0/24"}]}"#,
        r#"{"ip":"not an address"}"#,
        false,
    ),
    (
        r#"{"ip":[{"cidr":"2001:db8::/32"}]}"#,
        r#"{"ip":"2001:db8:1::1"}"#,
        true,
    ),
    (
        r#"{"ip":[{"cidr":"2001:db8::/32"}]}"#,
        r#"{"ip":"2001:db9::1"}"#,
        false,
    ),
    (
        r#"{"ip":[{"cidr":"2001:db8::/32"}]}"#,
        r#"{"ip":"10.0.0.1"}"#,
        false,
    ),
    // wildcard
    (
        r#"{"f":[{"wildcard":"dir/*.png"}]}"#,
        r#"{"f":"dir/a.png"}"#,
        true,
    ),
    (
        r#"{"f":[{"wildcard":"dir/*.png"}]}"#,
        r#"{"f":"dir/a/b.png"}"#,
        true,
    ),
    (
        r#"{"f":[{"wildcard":"dir/*.png"}]}"#,
        r#"{"f":"dir/.png"}"#,
        true,
    ),
    (
        r#"{"f":[{"wildcard":"dir/*.png"}]}"#,
        r#"{"f":"dir/a.gif"}"#,
        false,
    ),
    (r#"{"f":[{"wildcard":"*"}]}"#, r#"{"f":""}"#, true),
    (
        r#"{"f":[{"wildcard":"a*b*c"}]}"#,
        r#"{"f":"axxbyyc"}"#,
        true,
    ),
    (
        r#"{"f":[{"wildcard":"a*b*c"}]}"#,
        r#"{"f":"axxcyyb"}"#,
        false,
    ),
    (r#"{"f":[{"wildcard":"ab*ba"}]}"#, r#"{"f":"aba"}"#, false),
    (r#"{"f":[{"wildcard":"plain"}]}"#, r#"{"f":"plain"}"#, true),
    (
        r#"{"f":[{"wildcard":"plain"}]}"#,
        r#"{"f":"plainer"}"#,
        false,
    ),
    (r#"{"f":[{"wildcard":"5\\*3"}]}"#, r#"{"f":"5*3"}"#, true),
    (r#"{"f":[{"wildcard":"5\\*3"}]}"#, r#"{"f":"5x3"}"#, false),
    // $or
    (r#"{"$or":[{"a":["x"]},{"b":["y"]}]}"#, r#"{"b":"y"}"#, true),
    (
        r#"{"$or":[{"a":["x"]},{"b":["y"]}]}"#,
        r#"{"a":"x","b":"z"}"#,
        true,
    ),
    (
        r#"{"$or":[{"a":["x"]},{"b":["y"]}]}"#,
        r#"{"a":"y","b":"x"}"#,
        false,
    ),
    (
        r#"{"s":["q"],"$or":[{"a":["x"]},{"b":["y"]}]}"#,
        r#"{"s":"q","b":"y"}"#,
        true,
    ),
    (
        r#"{"s":["q"],"$or":[{"a":["x"]},{"b":["y"]}]}"#,
        r#"{"s":"r","b":"y"}"#,
        false,
    ),
    (
        r#"{"d":{"$or":[{"n":[{"numeric":["<",1]}]},{"s":[{"prefix":"x"}]}]}}"#,
        r#"{"d":{"n":0,"s":"y"}}"#,
        true,
    ),
    (
        r#"{"d":{"$or":[{"n":[{"numeric":["<",1]}]},{"s":[{"prefix":"x"}]}]}}"#,
        r#"{"d":{"n":1,"s":"y"}}"#,
        false,
    ),
    // nothing named, everything through
    ("{}", r#"{"anything":1}"#, true),
];

#[test]
#[allow(clippy::print_stdout, reason = "a table shows itself on request")]
fn documented_patterns_match_what_they_document() {
    println!("{} cases", CASES.len());
    assert!(CASES.len() >= 120, "{} cases", CASES.len());
    let wrong: Vec<_> = CASES
        .iter()
        .filter(|(pattern, event, expected)| {
            let read = Pattern::parse(&json(pattern))
                .unwrap_or_else(|mistake| panic!("{pattern}: {mistake:?}"));
            let measured = read.matches(&json(event));
            println!("expected {expected:5} measured {measured:5}  {pattern} at {event}");
            measured != *expected
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_pattern_that_says_nothing_usable_is_refused() {
    let mistake = |text| Pattern::parse(&json(text)).expect_err(text);
    assert_eq!(mistake(r#"["source"]"#), PatternMistake::NotAnObject);
    assert_eq!(
        mistake(r#"{"source":"aws.s3"}"#),
        PatternMistake::NotAnArray("source".to_owned())
    );
    assert_eq!(
        mistake(r#"{"detail":{"a":[]}}"#),
        PatternMistake::Empty("detail.a".to_owned())
    );
    assert_eq!(
        mistake(r#"{"detail":{}}"#),
        PatternMistake::Empty("detail".to_owned())
    );
    assert_eq!(
        mistake(r#"{"a":[{"starts-with":"x"}]}"#),
        PatternMistake::UnknownOperator {
            field: "a".to_owned(),
            operator: "starts-with".to_owned()
        }
    );
    for (text, operator) in [
        (r#"{"a":[{"numeric":["about",5]}]}"#, "numeric"),
        (r#"{"a":[{"numeric":["<"]}]}"#, "numeric"),
        (r#"{"a":[{"exists":"yes"}]}"#, "exists"),
        (r#"{"a":[{"cidr":"10.0.0.0/33"}]}"#, "cidr"),
        (r#"{"a":[{"prefix":5}]}"#, "prefix"),
        (r#"{"a":[{"anything-but":[]}]}"#, "anything-but"),
        (r#"{"a":[{"wildcard":"a**b"}]}"#, "wildcard"),
        (r#"{"a":[{"wildcard":"a\\b"}]}"#, "wildcard"),
    ] {
        assert_eq!(
            mistake(text),
            PatternMistake::BadOperand {
                field: "a".to_owned(),
                operator
            },
            "{text}"
        );
    }
}
