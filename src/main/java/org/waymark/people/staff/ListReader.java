package org.waymark.people.staff;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what somebody sent: our own CSV, or OneRoster as a bundle or as loose files. Nothing is ever unpacked. */
final class ListReader {

    private final ImportSettings settings;
    private final Faults faults;
    private final ListSink sink;
    private final LocalDate today;

    ListReader(ImportSettings settings, Faults faults, ListSink sink, LocalDate today) {
        this.settings = settings;
        this.faults = faults;
        this.sink = sink;
        this.today = today;
    }

    /**
     * A file on our disk, under the name it was sent by.
     *
     * @param path ours; the name never leads anywhere
     */
    record Sent(String name, Path path) {

        ImportFile file() {
            return new ImportFile(name, () -> Files.newInputStream(path));
        }
    }

    ListRead read(List<Sent> sent) throws IOException {
        if (sent.size() == 1 && isZip(sent.get(0).path())) {
            try (ZipBundle bundle = ZipBundle.open(sent.get(0).path(), settings.maxUnfolded())) {
                Map<String, ImportFile> files = bundle.files();
                return OneRosterCsv.isOne(files.keySet())
                        ? oneRoster(files)
                        : loose(List.copyOf(files.values()), sent.get(0).file());
            } catch (UnreadableFile e) {
                faults.stop(sent.get(0).file().name(), 0, e.kind());
                return ListRead.NOTHING;
            }
        }
        List<ImportFile> all = sent.stream().map(Sent::file).toList();
        return loose(all, all.get(0));
    }

    private ListRead loose(List<ImportFile> sent, ImportFile first) throws IOException {
        Map<String, ImportFile> files = new HashMap<>();
        List<ImportFile> own = new ArrayList<>();
        if (sent.isEmpty()) {
            faults.add(first.name(), FaultKind.NO_PEOPLE);
        }
        for (ImportFile file : sent) {
            try (CsvTable table = CsvTable.open(file)) {
                String name = OneRosterCsv.nameOf(table);
                if (WaymarkCsv.isOne(table)) {
                    own.add(file);
                } else if (name == null) {
                    faults.add(
                            file.name(),
                            1,
                            "",
                            FaultKind.NOT_RECOGNISED,
                            String.join(", ", table.header()),
                            WaymarkCsv.ID);
                } else if (files.putIfAbsent(name, file) != null) {
                    faults.add(file.name(), 0, "", FaultKind.FILE_TWICE, name, "");
                }
            } catch (UnreadableFile e) {
                faults.stop(file.name(), e.line(), e.kind());
            }
        }
        if (faults.isBlocking()) {
            return ListRead.NOTHING;
        }
        if (own.size() + (files.isEmpty() ? 0 : 1) > 1) {
            faults.add(own.get(0).name(), FaultKind.SEVERAL_LISTS);
            return ListRead.NOTHING;
        }
        return own.isEmpty() ? oneRoster(files) : waymark(own.get(0));
    }

    private ListRead waymark(ImportFile file) throws IOException {
        try (CsvTable table = CsvTable.open(file)) {
            sayEncoding(table, faults);
            return new WaymarkCsv(table, faults, sink, settings.maxPeople()).read();
        } catch (UnreadableFile e) {
            faults.stop(file.name(), e.line(), e.kind());
            return ListRead.NOTHING;
        }
    }

    private ListRead oneRoster(Map<String, ImportFile> files) throws IOException {
        return new OneRosterCsv(files, faults, sink, settings.maxPeople(), today).read();
    }

    /** Another way of writing than UTF-8 is guessed: whoever sent it should look at the names. */
    static void sayEncoding(CsvTable table, Faults faults) {
        switch (table.encoding()) {
            case WINDOWS_1252 -> faults.add(table.name(), FaultKind.WINDOWS_1252);
            case UTF_16LE, UTF_16BE -> faults.add(table.name(), FaultKind.UTF_16);
            case UTF_8 -> {}
        }
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(4);
            return head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4
                    || head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 5 && head[3] == 6;
        }
    }
}
