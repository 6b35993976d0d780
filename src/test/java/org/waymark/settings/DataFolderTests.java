package org.waymark.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

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
    void isMadeWhereItIsNotThereAndKeepsNothingOfTheTrial() throws IOException {
        start(folder.resolve("new"));

        assertThat(folder.resolve("new")).isEmptyDirectory();
    }

    private static void start(Path folder) {
        new EmbeddedDatabaseAddress()
                .postProcessEnvironment(
                        new MockEnvironment().withProperty("waymark.data-dir", folder.toString()),
                        new SpringApplication());
    }
}
