package org.waymark.submission.students;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.Tag;
import com.drew.metadata.exif.GpsDirectory;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.waymark.storage.ScratchFiles;
import org.waymark.submission.FileLooked.Fact;

/** Reads out of a file who made it, what it is called, where it was taken, how long it is, and its first words. */
@Component
class FileReading {

    /** A book; what is longer is looked at no further. */
    private static final int MOST_TEXT = 400_000;

    private static final int MOST_PAGES = 200;
    private static final long LARGEST_PDF = 200L * 1024 * 1024;
    private static final long LARGEST_PART = 16L * 1024 * 1024;
    private static final int MOST_PARTS = 5_000;

    /** Who says nobody. */
    private static final Pattern NOBODY = Pattern.compile(
            "|user|author|admin|administrator|owner|unknown|anonymous|microsoft( office)?( user)?|office user|"
                    + "python-docx|google( docs)?|libreoffice|canva|un-named|windows( user)?|word|none|default",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern TEXT_PARTS =
            Pattern.compile("word/(document|header\\d*|footer\\d*|comments|footnotes)\\.xml|ppt/slides/slide\\d+\\.xml|"
                    + "ppt/notesSlides/notesSlide\\d+\\.xml|xl/sharedStrings\\.xml|content\\.xml");

    private static final Pattern XMP_CREATOR =
            Pattern.compile("<dc:creator>.{0,80}?<rdf:li[^>]*>([^<]{1,200})</rdf:li>", Pattern.DOTALL);

    private final ScratchFiles scratch;

    FileReading(ScratchFiles scratch) {
        this.scratch = scratch;
    }

    /** What was read. */
    record Read(
            List<Fact> said,
            String text,
            @Nullable Integer pages,
            @Nullable Integer seconds) {}

    /** Opens a file again from its beginning; whoever opens it closes it. */
    interface Opening {
        InputStream open() throws IOException;

        /** From a place on, of which a little is read. */
        default InputStream from(long place) throws IOException {
            InputStream in = open();
            try {
                in.skipNBytes(place);
            } catch (EOFException shorter) {
                // Nothing is read from there.
            }
            return in;
        }
    }

    Read read(String type, Opening file) throws IOException {
        if (type.equals("application/pdf")) {
            return pdf(file);
        }
        if (type.startsWith("application/vnd.openxmlformats") || type.startsWith("application/vnd.oasis")) {
            return zipped(file);
        }
        if (Set.of("text/plain", "text/csv", "text/vtt").contains(type)) {
            try (InputStream in = file.open()) {
                return new Read(List.of(), new String(in.readNBytes(MOST_TEXT), StandardCharsets.UTF_8), null, null);
            }
        }
        if (Set.of("application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint", "application/rtf")
                .contains(type)) {
            // Their makers always write the author in; which one is not read here.
            return new Read(List.of(new Fact("HIDDEN", "")), "", null, null);
        }
        return type.startsWith("image/") || type.startsWith("video/") || type.startsWith("audio/")
                ? media(type, file)
                : new Read(List.of(), "", null, null);
    }

    private Read pdf(Opening file) throws IOException {
        Path copy = scratch.fresh();
        try {
            try (InputStream in = new Short(file.open(), LARGEST_PDF)) {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            try (PDDocument document = Loader.loadPDF(
                    copy.toFile(),
                    MemoryUsageSetting.setupTempFileOnly()
                            .setTempDir(scratch.folder().toFile())
                            .streamCache)) {
                return pdf(document);
            }
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static Read pdf(PDDocument document) throws IOException {
        List<Fact> said = new ArrayList<>();
        PDDocumentInformation about = document.getDocumentInformation();
        person(said, "AUTHOR", about.getAuthor());
        if (document.getDocumentCatalog().getMetadata() != null) {
            try (InputStream in = document.getDocumentCatalog().getMetadata().exportXMPMetadata()) {
                Matcher creator = XMP_CREATOR.matcher(new String(in.readNBytes(MOST_TEXT), StandardCharsets.UTF_8));
                if (creator.find()) {
                    person(said, "AUTHOR", creator.group(1));
                }
            }
        }
        if (about.getTitle() != null) {
            said.add(new Fact("TITLE", about.getTitle()));
        }
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setEndPage(MOST_PAGES);
        String text = stripper.getText(document);
        return new Read(said, cut(text), document.getNumberOfPages(), null);
    }

    /** Office files of today: a zip of XML, of which the parts with words are read. */
    private static Read zipped(Opening file) throws IOException {
        List<Fact> said = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Integer pages = null;
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(file.open()))) {
            int parts = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null && parts < MOST_PARTS; entry = zip.getNextEntry()) {
                parts++;
                String name = entry.getName();
                if (name.equals("docProps/core.xml") || name.equals("meta.xml")) {
                    elements(zip, (element, words) -> about(element, words, said));
                } else if (name.equals("docProps/app.xml")) {
                    int[] found = {0};
                    elements(zip, (element, words) -> {
                        if (element.equals("Company") || element.equals("Manager")) {
                            person(said, element.equals("Company") ? "COMPANY" : "AUTHOR", words);
                        } else if (element.equals("Pages") && words.matches("\\d{1,5}")) {
                            found[0] = Integer.parseInt(words);
                        }
                    });
                    pages = found[0] == 0 ? null : found[0];
                } else if (TEXT_PARTS.matcher(name).matches() && text.length() < MOST_TEXT) {
                    words(zip, text, said);
                }
            }
        }
        return new Read(said, cut(text.toString()), pages, null);
    }

    private static void about(String element, String words, List<Fact> said) {
        switch (element) {
            case "creator", "initial-creator" -> person(said, "AUTHOR", words);
            case "lastModifiedBy" -> person(said, "EDITOR", words);
            case "title" -> said.add(new Fact("TITLE", words));
            default -> {}
        }
    }

    private static void person(List<Fact> said, String kind, @Nullable String words) {
        if (words != null && !NOBODY.matcher(words.strip()).matches()) {
            said.add(new Fact(kind, words.strip()));
        }
    }

    private interface Element {
        void read(String name, String words);
    }

    private static void elements(InputStream part, Element each) throws IOException {
        try {
            XMLStreamReader xml = reader(part);
            StringBuilder words = new StringBuilder();
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    words.setLength(0);
                } else if (event == XMLStreamConstants.CHARACTERS) {
                    words.append(xml.getText());
                } else if (event == XMLStreamConstants.END_ELEMENT && !words.isEmpty()) {
                    each.read(xml.getLocalName(), words.toString().strip());
                    words.setLength(0);
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException("a part of an office file is no XML", e);
        }
    }

    /** Its words, a paragraph a line, and who commented or changed something in it. */
    private static void words(InputStream part, StringBuilder text, List<Fact> said) throws IOException {
        try {
            XMLStreamReader xml = reader(part);
            while (xml.hasNext() && text.length() < MOST_TEXT) {
                int event = xml.next();
                if (event == XMLStreamConstants.CHARACTERS) {
                    text.append(xml.getText());
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && Set.of("p", "h", "si", "tab", "br").contains(xml.getLocalName())) {
                    text.append('\n');
                } else if (event == XMLStreamConstants.START_ELEMENT
                        && Set.of("comment", "ins", "del").contains(xml.getLocalName())) {
                    for (int i = 0; i < xml.getAttributeCount(); i++) {
                        if (xml.getAttributeLocalName(i).equals("author")) {
                            person(said, "COMMENT", xml.getAttributeValue(i));
                        }
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException("a part of an office file is no XML", e);
        }
    }

    private static XMLStreamReader reader(InputStream part) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(new Short(part, LARGEST_PART), "UTF-8");
    }

    private static Read media(String type, Opening file) throws IOException {
        if (!WholeRecording.is(type, file)) {
            throw new IOException("a recording that breaks off");
        }
        List<Fact> said = new ArrayList<>();
        Integer seconds = null;
        try (InputStream in = new BufferedInputStream(file.open())) {
            Metadata metadata = ImageMetadataReader.readMetadata(in);
            for (Directory directory : metadata.getDirectories()) {
                if (directory instanceof GpsDirectory && directory.getTagCount() > 1) {
                    said.add(new Fact("PLACE", ""));
                }
                for (Tag tag : directory.getTags()) {
                    Integer found = media(tag, said);
                    seconds = found == null || seconds != null ? seconds : found;
                }
            }
        } catch (ImageProcessingException unknown) {
            // A format that nothing is read of here; a player reads it.
            return new Read(List.of(), "", null, null);
        }
        if (type.equals("image/heic") || type.equals("image/heif") || type.equals("image/avif")) {
            said.add(new Fact("HIDDEN", ""));
        }
        return new Read(said, "", null, seconds);
    }

    private static @Nullable Integer media(Tag tag, List<Fact> said) {
        String name = tag.getTagName().toLowerCase(Locale.ROOT);
        String words = tag.getDescription() == null ? "" : tag.getDescription();
        if (Set.of("artist", "author", "creator", "by-line", "owner name", "camera owner name")
                .contains(name)) {
            person(said, "AUTHOR", words);
        } else if (name.equals("title") || name.equals("image description")) {
            said.add(new Fact("TITLE", words));
        } else if (name.contains("iso 6709") || name.equals("gps") || name.contains("location")) {
            said.add(new Fact("PLACE", ""));
        } else if (name.equals("duration in seconds")) {
            return seconds(words);
        }
        return null;
    }

    /** As "00:05:07", or a number of seconds. */
    private static @Nullable Integer seconds(String words) {
        if (words.matches("\\d{1,3}:\\d{2}:\\d{2}")) {
            String[] parts = words.split(":");
            return Integer.parseInt(parts[0]) * 3600 + Integer.parseInt(parts[1]) * 60 + Integer.parseInt(parts[2]);
        }
        return words.matches("\\d{1,6}(\\.\\d+)?") ? (int) Double.parseDouble(words) : null;
    }

    private static String cut(String text) {
        return text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text;
    }

    /** Ends after so many bytes, and closes nothing where a part of a zip is read. */
    private static class Short extends FilterInputStream {

        private final boolean part;
        private long left;

        Short(InputStream in, long most) {
            super(in);
            this.left = most;
            this.part = in instanceof ZipInputStream;
        }

        @Override
        public int read() throws IOException {
            int read = left <= 0 ? -1 : super.read();
            left -= read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = left <= 0 ? -1 : super.read(into, offset, (int) Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }

        @Override
        public void close() throws IOException {
            if (!part) {
                super.close();
            }
        }
    }
}
