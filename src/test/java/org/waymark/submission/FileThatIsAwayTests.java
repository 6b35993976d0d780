package org.waymark.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.Mockito.mock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.settings.StoreAway;
import org.waymark.storage.ScratchFiles;

/** A file that cannot be had just now is no file that cannot be read: nobody is told so, and it is asked for again. */
class FileThatIsAwayTests {

    @TempDir
    Path folder;

    static Stream<Supplier<InputStream>> outages() {
        return Stream.of(
                () -> {
                    throw new UncheckedIOException(new StoreAway(new IOException("timed out")));
                },
                () -> new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new StoreAway(new IOException("stopped on the way"));
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("outages")
    void whileItsNamelessCopyIsMade(Supplier<InputStream> file) {
        assertAway(() -> UnsignedCopy.write(
                "application/pdf", file, folder.resolve("copy"), mock(CleanPictures.class), new ScratchFiles(folder)));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void whileAPageOfItIsDrawn(Supplier<InputStream> file) {
        assertAway(() -> DrawnPage.draw(file, 1, DrawnPage.SIDE, new ScratchFiles(folder)));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void whileASmallPictureOfItIsMade(Supplier<InputStream> file) {
        assertAway(() -> Thumbnail.draw(file, folder));
    }

    private static void assertAway(Runnable step) {
        assertThat(catchThrowable(step::run))
                .isNotNull()
                .extracting(StoreAway::why)
                .isNotNull();
    }
}
