package org.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class SandboxBrowserTests {

    private static final SandboxBrowser.Page PAGE =
            new SandboxBrowser.Page(URI.create("http://localhost:8080/pick"), """
            <form action="/other"><input type="hidden" name="x" value="1"></form>
            <form method="post" action="https://lms.example/take?a=1&amp;b=2">
              <input value="{&quot;k&quot;:1}" type="hidden" name="JWT">
              <input type="checkbox" name="d" value="one"/><input type="checkbox" name="d" value="two"/>
            </form>
            """);

    @Test
    void findsAFormByOneOfItsFields() {
        assertThat(PAGE.form("JWT").action()).hasToString("https://lms.example/take?a=1&b=2");
    }

    @Test
    void readsWhatAPersonWouldSend() {
        assertThat(PAGE.form("JWT").fields()).containsEntry("JWT", List.of("{\"k\":1}"));
        assertThat(PAGE.form("JWT").fields()).containsEntry("d", List.of("one", "two"));
    }

    @Test
    void aFormsAddressMayBeAPath() {
        assertThat(PAGE.form("x").action()).hasToString("http://localhost:8080/other");
    }

    @Test
    void saysWhichFormIsMissing() {
        assertThatThrownBy(() -> PAGE.form("q")).hasMessageContaining("/pick").hasMessageContaining("q");
    }
}
