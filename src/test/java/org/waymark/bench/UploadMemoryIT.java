package org.waymark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.TestPorts;
import org.waymark.journeys.Waymark;

/** A file larger than the heap comes in and goes out again: none of it is kept in memory. */
class UploadMemoryIT {

    private static final long MEGA = 1024 * 1024;

    @TempDir
    Path folder;

    @Test
    void twoHundredMegabytesGoThroughASmallerHeap() throws Exception {
        try (Waymark waymark = Waymark.on(TestPorts.free())
                        .jvm("-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true")
                        .with("WAYMARK_LTI_PRIVATE_HOSTS", "localhost,127.0.0.1")
                        .with("MALLOC_ARENA_MAX", "2")
                        .start("upload-memory");
                PlatformStub platform = new PlatformStub(waymark)) {
            platform.register();
            TusClient teacher = platform.uploader("teacher");
            teacher.upload(Bytes.film(folder, 20 * MEGA));
            long before = ProcessUse.residentMegabytes(waymark.pid(), "VmHWM");

            teacher.upload(Bytes.film(folder, 200 * MEGA));

            assertThat(downloaded(teacher)).isEqualTo(220 * MEGA);
            assertThat(ProcessUse.residentMegabytes(waymark.pid(), "VmHWM") - before)
                    .as("megabytes that the process took for it")
                    .isLessThan(60);
        }
    }

    private static long downloaded(TusClient teacher) throws Exception {
        Matcher files = Pattern.compile("src=\"(/submissions/[^\"]*/file)\"").matcher(teacher.page());
        long all = 0;
        while (files.find()) {
            all += teacher.download(files.group(1));
        }
        return all;
    }
}
