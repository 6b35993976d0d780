package org.waymark.catalog.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, the answer is a list of faults with their lines. */
@Timeout(60)
class HostileFileTests {

    private static final List<String> BITS = List.of(
            "\u0000",
            "\uFEFF",
            "\r\n",
            "\r",
            "&a ",
            "*a ",
            "!!java.lang.Runtime ",
            "<<: *a",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "'",
            "- ",
            ": ",
            "? ",
            "---\n",
            "...\n",
            "%YAML 9.9\n",
            "\t",
            "9".repeat(2000),
            "1e999999",
            "0x",
            ".inf",
            "|\n",
            ">9\n",
            "\\u",
            "\\x",
            "\\",
            "#",
            "@",
            "`",
            "\uD83D\uDE00",
            "\u202E",
            "null",
            "true",
            "/*",
            "//",
            ",");

    @ParameterizedTest
    @EnumSource(TextFile.Kind.class)
    void aFileWithAnythingInItIsReadOrRefused(TextFile.Kind kind) throws IOException {
        String good = Files.readString(Path.of("src/main/resources/samples/definitions.yaml"));
        String file = kind == TextFile.Kind.JSON
                ? CatalogueWriter.json(CatalogueFileTests.nasty())
                : good.substring(0, good.indexOf("- id: WM-FAE-01"));
        Random random = new Random(7);
        for (int round = 0; round < 1500; round++) {
            StringBuilder changed = new StringBuilder(file);
            for (int change = random.nextInt(3); change >= 0; change--) {
                int at = random.nextInt(changed.length());
                switch (random.nextInt(3)) {
                    case 0 -> changed.insert(at, BITS.get(random.nextInt(BITS.size())));
                    case 1 -> changed.delete(at, Math.min(changed.length(), at + 1 + random.nextInt(40)));
                    default -> changed.setCharAt(at, (char) random.nextInt(0x300));
                }
            }
            readOrRefused(changed.toString().getBytes(StandardCharsets.UTF_8), kind);
        }
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        Random random = new Random(8);
        for (int round = 0; round < 500; round++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            readOrRefused(bytes, TextFile.Kind.values()[round % 3]);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"definitions\": 1" + "}",
                "{\"a\": 1, \"a\": 2}",
                "a: 1\r\na: 2\r\n",
                "[\u0000]",
                "{\"a\": \"\u0000\"}",
                "!!set {a, b}",
                "!!binary aGVsbG8=",
                "x: !!python/object/apply:os.system [ls]",
                "<<: {a: 1}",
                "? {a: 1}\n: b",
                "%TAG ! !\n--- a",
                "{\"waymark\": 1e400}",
                "\uFEFF\uFEFFwaymark: 1"
            })
    void whatIsNoCatalogueIsRefusedWithALine(String text) {
        for (TextFile.Kind kind : TextFile.Kind.values()) {
            List<Fault> faults = refused(text.getBytes(StandardCharsets.UTF_8), kind);
            assertThat(faults)
                    .isNotEmpty()
                    .allSatisfy(fault -> assertThat(fault.line()).isBetween(0, 3));
        }
    }

    @Test
    void manySmallThingsEndWhereTheyAreTooMuch() {
        for (String much : List.of(
                "[" + "1,".repeat(2_000_000) + "1]",
                "- a\n".repeat(1_200_000),
                "{" + "\"a\":{},".repeat(600_000) + "\"b\":1}",
                "a: \"" + "\\n".repeat(2_000_000) + "\"",
                "[" + "9".repeat(4_000_000) + "]",
                "&a ".repeat(1_000_000),
                "!<" + "x".repeat(3_000_000) + "> a",
                "#" + "\n#".repeat(2_000_000))) {
            for (TextFile.Kind kind : List.of(TextFile.Kind.JSON, TextFile.Kind.YAML)) {
                assertThat(refused(much.getBytes(StandardCharsets.UTF_8), kind)).hasSizeBetween(1, Faults.MOST);
            }
        }
    }

    private static void readOrRefused(byte[] bytes, TextFile.Kind kind) {
        try {
            CatalogueFile.read(bytes, kind);
        } catch (FileRefused refused) {
            assertThat(refused.faults()).isNotEmpty();
        }
    }

    private static List<Fault> refused(byte[] bytes, TextFile.Kind kind) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(
                        FileRefused.class, () -> CatalogueFile.read(bytes, kind))
                .faults();
    }
}
