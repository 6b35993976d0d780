package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTests {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "https://example.org -> https://example.org",
                "https://example.org/a/b?c=d#e -> https://example.org/a/b?c=d#e",
                "HTTPS://Example.ORG/Path -> https://example.org/Path",
                "https://example.org/my work.pdf -> https://example.org/my%20work.pdf",
                "https://example.org/my%20work.pdf -> https://example.org/my%20work.pdf",
                "https://example.org/100%/a%zz -> https://example.org/100%25/a%25zz",
                "https://example.org/[draft]{1}^`\\ -> https://example.org/%5Bdraft%5D%7B1%7D%5E%60%5C",
                "https://example.org/<b>\"q\"</b> -> https://example.org/%3Cb%3E%22q%22%3C/b%3E",
                "https://example.org/évaluation/评估 -> https://example.org/%C3%A9valuation/%E8%AF%84%E4%BC%B0",
                "https://bücher.example/🎓 -> https://xn--bcher-kva.example/%F0%9F%8E%93",
                "https://example.org:8443/?a=b|c#d#e -> https://example.org:8443/?a=b%7Cc#d%23e",
                "http://localhost:8080/x -> http://localhost:8080/x"
            })
    void areEscaped(String typed, String address) {
        assertThat(WebAddress.of(typed)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://example.org/a|b\\c", "https://example.org/\u0000\u200e\ud800", "https://example.org/?#"
            })
    void areAlwaysOnesThatJavaTakes(String typed) {
        assertThat(URI.create(WebAddress.of(typed).orElseThrow()).isAbsolute()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "javascript:alert(1)",
                "data:text/html,x",
                "ftp://example.org/",
                "https://",
                "https:///path",
                "https://user:secret@example.org/",
                "https://exa mple.org/",
                "https://[::1]/",
                "https://example.org:port/"
            })
    void areNoneOtherwise(String typed) {
        assertThat(WebAddress.of(typed)).isEmpty();
    }
}
