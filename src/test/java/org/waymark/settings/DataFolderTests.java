package org.waymark.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;
import org.waymark.SmallDisk;

/** A data folder that takes nothing is said in a sentence, before H2 or anything else says it in a stack of them. */
class DataFolderTests {

    @TempDir
    Path folder;

    @Test
    void thatCannotBeWrittenStopsTheStartWithASentence() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");

        assertThatThrownBy(() -> start(file))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith("Waymark cannot write into its data folder " + file);
    }

    @Test
    void thatIsMountedToBeReadAloneStopsTheStartLikewise() throws IOException {
        try (SmallDisk disk = SmallDisk.ofMegabytes(1)) {
            disk.lock();

            assertThatThrownBy(() -> start(disk.folder()))
                    .isInstanceOf(BadSetting.class)
                    .hasMessageStartingWith("Waymark cannot write into its data folder " + disk.folder());
        }
    }

    @Test
    void isMadeWhereItIsNotThereAndKeepsNothingOfTheTrial() throws IOException {
        start(folder.resolve("new"));

        assertThat(folder.resolve("new")).isEmptyDirectory();
    }

    @Test
    void aDatabaseOfOnesOwnAsksForTheAddressThatBadgesWillName() {
        assertThatThrownBy(() -> start(folder, "spring.datasource.url", "jdbc:postgresql://host/waymark"))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith("WAYMARK_BASE_URL must be set");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://host/waymark, https://waymark.example.org",
        "jdbc:h2:mem:trial, ''",
    })
    void itIsNotAskedForWhereItIsSaidOrNothingIsBoundYet(String database, String address) {
        assertThatCode(() -> start(folder, "spring.datasource.url", database, "waymark.base-url", address))
                .doesNotThrowAnyException();
    }

    private static void start(Path folder, String... settings) {
        MockEnvironment environment = new MockEnvironment().withProperty("waymark.data-dir", folder.toString());
        for (int each = 0; each < settings.length; each += 2) {
            environment.setProperty(settings[each], settings[each + 1]);
        }
        new EmbeddedDatabaseAddress().postProcessEnvironment(environment, new SpringApplication());
    }
}
