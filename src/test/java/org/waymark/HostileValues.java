package org.waymark;

import java.util.List;
import java.util.Random;

/**
 * What nobody types by mistake. What of it is shown must be shown as text: {@link #ELEMENT} and {@link #ATTRIBUTE} never come
 * to be an element or an attribute, {@link #PRODUCT} is never worked out, {@link #HEADER} is never a header.
 */
final class HostileValues {

    static final String ELEMENT = "wm-hostile";
    static final String ATTRIBUTE = "onwmhostile";
    static final String HEADER = "X-Wm-Hostile";
    static final String PRODUCT = "60481729";

    private static final String MARKUP = "\"'><" + ELEMENT + " " + ATTRIBUTE + "=1></" + ELEMENT + "><script>" + ELEMENT
            + "</script>\" " + ATTRIBUTE + "=\"1";

    private static final List<String> ALL = List.of(
            MARKUP,
            "</textarea></title>" + MARKUP,
            "javascript:" + ATTRIBUTE + "()",
            "https://example.org/\" " + ATTRIBUTE + "=\"1",
            "${7777*7777} #{7777*7777} *{7777*7777} [[${7777*7777}]] __${7777*7777}__::.x @{|${7777*7777}|} ~{x} {{7777*7777}}",
            "${T(java.lang.Runtime).getRuntime().exec('false')}",
            "{0} {1} '{2}' {999,number} {",
            "%s%s%s%n%d%x %",
            "'; drop table person; --",
            "' or '1'='1' /* \\",
            "%_\\%",
            "a\r\n" + HEADER + ": 1\r\n\r\n<" + ELEMENT + ">",
            "Subject: x\r\nBcc: a@example.org\r\n.\r\n",
            "..\\..\\../../../../etc/passwd",
            "=cmd|' /C calc'!A0",
            "\u0000",
            "before\u0000after",
            "\u0001\u0007\b\u001b[31m\u007f\u0085\u2028\u2029",
            "\ud800",
            "x\udc00y\ud83d",
            "\ud83d\udc69\u200d\ud83d\udcbb\ud83c\udff3\ufe0f\u200d\ud83c\udf08",
            "\u202egnitseret\u202c \u200f\u200e\u2066\ufeff\u200b",
            "\u0627\u0644\u0645\u0639\u0644\u0645",
            "Z\u0351\u034d\u0323" + "\u0489".repeat(400),
            "\ufffe\uffff\ue000",
            "",
            " \t\r\n\u00a0\u3000",
            "x".repeat(256),
            "y".repeat(4_001),
            "\ud83d\ude00".repeat(5_000),
            "long ".repeat(40_000),
            "z".repeat(300_000),
            "0",
            "-1",
            "-0.0",
            "1e308",
            "1e999999999",
            "NaN",
            "Infinity",
            "2147483648",
            "-9223372036854775809",
            "9".repeat(400),
            "0.1e-400",
            "1,250.50",
            "1.250,50",
            "\u0663\u0664",
            "0x10",
            "2026-02-30",
            "0000-00-00",
            "-999999999-01-01",
            "+999999999-12-31",
            "999999-12-31",
            "2026-13-45T99:99:99Z",
            "31/12/2026",
            "24:61",
            "P999999999999Y",
            "true",
            "null",
            "undefined",
            "on",
            "00000000-0000-0000-0000-000000000000",
            "{\"a\":[1,{\"b\":null}]}",
            "[".repeat(5_000),
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
            "https://user:secret@[::1]:99999/%zz?a#b",
            "http://169.254.169.254/latest/meta-data",
            "file:///etc/passwd",
            "data:text/html,<" + ELEMENT + ">",
            "a@b@c",
            "\"x\"@" + "d.".repeat(200) + "org",
            "(".repeat(3_000) + "a+)+$",
            "en-\u0000",
            "xx-YY-zz_1234567890123456789",
            "America/Nowhere");

    private static final List<String> JSON = List.of(
            "",
            "null",
            "[]",
            "\"text\"",
            "1e400",
            "{",
            "{\"a\":\"\\u0000\",\"b\":\"\\ud800\"}",
            "{\"a\":1,\"a\":2}",
            "[".repeat(100_000),
            "{\"a\":".repeat(5_000),
            "{\"a\":" + "9".repeat(5_000) + "}",
            "\ufeff{}");

    private static final List<Object> WRONG = List.of(
            "null",
            "{}",
            "[]",
            "[[[]]]",
            "true",
            "-1",
            "1e400",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\u202e<b>\"",
            "\"\"");

    private HostileValues() {}

    static String any(Random random) {
        return ALL.get(random.nextInt(ALL.size()));
    }

    static String anyJson(Random random, List<String> names) {
        if (names.isEmpty() || random.nextInt(3) == 0) {
            return JSON.get(random.nextInt(JSON.size()));
        }
        StringBuilder object = new StringBuilder("{");
        for (String name : names) {
            object.append(object.length() > 1 ? "," : "")
                    .append('"')
                    .append(name)
                    .append("\":")
                    .append(WRONG.get(random.nextInt(WRONG.size())));
        }
        return object.append('}').toString();
    }
}
