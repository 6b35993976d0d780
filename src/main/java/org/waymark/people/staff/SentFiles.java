package org.waymark.people.staff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.multipart.MultipartFile;

/** Files of a form, on our disk for as long as they are read. */
final class SentFiles implements AutoCloseable {

    private final List<ListReader.Sent> files = new ArrayList<>();

    /** Takes over what was sent, under names of our own. */
    static SentFiles of(List<MultipartFile> sent) throws IOException {
        SentFiles files = new SentFiles();
        try {
            for (MultipartFile each : sent) {
                Path path = Files.createTempFile("waymark-staff", ".list");
                String name = each.getOriginalFilename();
                files.files.add(new ListReader.Sent(name == null || name.isBlank() ? "list.csv" : name, path));
                each.transferTo(path);
            }
            return files;
        } catch (IOException | RuntimeException e) {
            files.close();
            throw e;
        }
    }

    List<ListReader.Sent> all() {
        return files;
    }

    @Override
    public void close() throws IOException {
        for (ListReader.Sent each : files) {
            Files.deleteIfExists(each.path());
        }
    }
}
