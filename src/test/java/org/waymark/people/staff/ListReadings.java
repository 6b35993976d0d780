package org.waymark.people.staff;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.util.unit.DataSize;

/** Lists of staff as tests write them, and what a reading of them hands on. */
final class ListReadings implements ListSink {

    static final ImportSettings SETTINGS = new ImportSettings(DataSize.ofMegabytes(1), 1_000);

    final Faults faults = new Faults();
    final List<StaffRow> people = new ArrayList<>();
    final List<StaffRole> roles = new ArrayList<>();
    ListRead read;

    private ListReadings() {}

    /** Reads files of these names. */
    static ListReadings of(Map<String, byte[]> files) {
        return of(files, SETTINGS);
    }

    static ListReadings of(Map<String, byte[]> files, ImportSettings settings) {
        ListReadings reading = new ListReadings();
        try {
            Path folder = Files.createTempDirectory("staff-lists");
            List<ListReader.Sent> sent = new ArrayList<>();
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path path = folder.resolve("sent" + sent.size());
                Files.write(path, file.getValue());
                sent.add(new ListReader.Sent(file.getKey(), path));
            }
            reading.read = new ListReader(settings, reading.faults, reading, LocalDate.parse("2027-05-03")).read(sent);
            return reading;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one file of these lines. */
    static ListReadings of(String... lines) {
        return of(Map.of("list.csv", utf8(lines)));
    }

    static ListReadings of(byte[] bytes) {
        return of(Map.of("list.csv", bytes));
    }

    static byte[] utf8(String... lines) {
        return written(StandardCharsets.UTF_8, lines);
    }

    static byte[] written(Charset charset, String... lines) {
        return Arrays.stream(lines)
                .collect(Collectors.joining("\r\n", "", "\r\n"))
                .getBytes(charset);
    }

    static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /** A zip of these entries, in their order. */
    static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Names and contents by turns, in their order. */
    static Map<String, byte[]> files(Object... namesAndContents) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndContents.length; i += 2) {
            files.put((String) namesAndContents[i], (byte[]) namesAndContents[i + 1]);
        }
        return files;
    }

    List<FaultKind> kinds() {
        return faults.all().stream().map(Fault::kind).toList();
    }

    /** Line, column and kind of each fault. */
    List<String> said() {
        return faults.all().stream()
                .map(fault -> fault.line() + " " + fault.column() + " " + fault.kind())
                .toList();
    }

    StaffRow first() {
        return people.get(0);
    }

    @Override
    public void people(List<StaffRow> some) {
        people.addAll(some);
    }

    @Override
    public void roles(List<StaffRole> some) {
        roles.addAll(some);
    }

    @Override
    public Map<String, List<StaffRole>> rolesOf(Collection<String> sourcedids) {
        return roles.stream()
                .filter(role -> sourcedids.contains(role.sourcedid()))
                .sorted(Comparator.comparing(StaffRole::priority).thenComparing(StaffRole::line))
                .collect(Collectors.groupingBy(StaffRole::sourcedid));
    }
}
