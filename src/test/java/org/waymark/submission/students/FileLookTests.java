package org.waymark.submission.students;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.jobs.TryLater;
import org.waymark.people.DistrictId;
import org.waymark.storage.EvidenceFiles;
import org.waymark.storage.ScratchFiles;
import org.waymark.submission.FileLooked;

class FileLookTests {

    private static final FileLook.Order ORDER =
            new FileLook.Order("key", "application/pdf", UUID.randomUUID(), UUID.randomUUID());

    private final EvidenceFiles files = mock(EvidenceFiles.class);
    private final ScratchFiles scratch;
    private final FileReading reading;

    FileLookTests(@TempDir Path folder) {
        scratch = new ScratchFiles(folder);
        reading = new FileReading(scratch);
    }

    @Test
    void aStoreThatCannotBeReachedSaysNothingOfTheFile() {
        when(files.open("key")).thenThrow(new UncheckedIOException(new IOException("no route")));

        assertThatThrownBy(() -> look(reading)).isInstanceOf(TryLater.class);
    }

    @Test
    void aStoreThatBreaksOffSaysNothingOfTheFile() {
        when(files.open("key")).thenReturn(new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        });

        assertThatThrownBy(() -> look(reading)).isInstanceOf(TryLater.class);
    }

    @Test
    void aFileThatIsNestedWithoutEndCannotBeRead() {
        when(files.open("key")).thenReturn(new ByteArrayInputStream(new byte[0]));
        FileReading deep = new FileReading(scratch) {
            @Override
            Read read(String type, Opening file) {
                throw new StackOverflowError();
            }
        };

        assertThat(look(deep).readable()).isFalse();
    }

    private FileLooked look(FileReading by) {
        return new FileLook(files, by, null, null, null, null, null).look(ORDER, DistrictId.fresh());
    }
}
