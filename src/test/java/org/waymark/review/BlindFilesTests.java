package org.waymark.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.waymark.OnH2;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;
import org.waymark.storage.TestFiles;
import org.waymark.submission.Submissions;

/** What a reader's file tells beside what its pages show: looked into byte by byte. */
@OnH2
class BlindFilesTests {

    private static final String MAKER = "Jordan Secretname";
    private static final String WORDS = "Exit tickets of the third week";

    @Autowired
    MockMvcTester web;

    @Autowired
    ApplicationContext context;

    @Autowired
    Submissions submissions;

    TestReading given;

    @Test
    void aPdfSaysNotWhoMadeIt() throws IOException {
        MockHttpServletResponse got = read("plan.pdf", pdf());

        assertThat(new String(got.getContentAsByteArray(), StandardCharsets.ISO_8859_1))
                .doesNotContain("Secretname", "Lakeside", "2019");
        try (PDDocument document = Loader.loadPDF(got.getContentAsByteArray())) {
            assertThat(document.getDocumentInformation().getMetadataKeys()).isEmpty();
            assertThat(document.getDocumentCatalog().getMetadata()).isNull();
            assertThat(new PDFTextStripper().getText(document)).contains(WORDS);
            assertThat(document.getPage(0).getAnnotations())
                    .singleElement()
                    .satisfies(comment -> assertThat(comment.getContents()).isEqualTo("Here"));
        }
    }

    @Test
    void aWordFileSaysNotWhoMadeOrChangedOrCommentedIt() throws IOException {
        MockHttpServletResponse got = read("plan.docx", docx());

        List<String> parts = parts(got.getContentAsByteArray());
        assertThat(parts.toString())
                .contains(WORDS, "A comment", "word/document.xml")
                .doesNotContain("Secretname", "Lakeside", "JS\"", "2019");
    }

    @Test
    void noPartOfAnOfficeFileLeadsToItsMaker() throws IOException {
        MockHttpServletResponse got = read("plan.docx", docx());

        assertThat(parts(got.getContentAsByteArray()).toString())
                .contains("https://shown.example.org", "customXml/item1.xml", "word/media/image1.jpeg")
                .doesNotContain("S3cret", "Exif", "thumbnail");
    }

    @Test
    void whatCannotBeFreedOfItsMakerIsNotHandedOut() {
        byte[] broken = "%PDF-1.4\n/Author (Jordan Secretname)\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        given = TestReading.handedIn("plan.pdf", broken, context);
        MockHttpServletResponse got = get(address(), given.reader());

        assertThat(got.getStatus()).isEqualTo(422);
        assertThat(new String(got.getContentAsByteArray(), StandardCharsets.UTF_8))
                .contains("This document is not shown", "href=\"/reviews/")
                .doesNotContain("Secretname");
    }

    @Test
    void whoeverAsksForNoBodyLeavesTheFileAlone() {
        given = TestReading.handedIn("plan.pdf", "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII), context);
        MockHttpServletResponse got = web.head()
                .uri(address())
                .with(authentication(TestPeople.as(given.reader(), given.district())))
                .exchange()
                .getResponse();

        assertThat(got.getStatus()).isEqualTo(200);
        assertThat(got.getContentAsByteArray()).isEmpty();
    }

    @Test
    void aPictureSaysNotWhereItWasTaken() throws IOException {
        MockHttpServletResponse got = read("photo.jpg", TestFiles.jpg());

        assertThat(new String(got.getContentAsByteArray(), StandardCharsets.ISO_8859_1))
                .doesNotContain("Exif", "http://ns.adobe.com");
    }

    @Test
    void whatIsAskedForInPartsIsWholeAndWithoutItsMaker() throws IOException {
        given = TestReading.handedIn("plan.pdf", pdf(), context);
        MockHttpServletResponse got = web.get()
                .uri(address())
                .header("Range", "bytes=0-99999")
                .with(authentication(TestPeople.as(given.reader(), given.district())))
                .exchange()
                .getResponse();

        assertThat(new String(got.getContentAsByteArray(), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF")
                .doesNotContain("Secretname");
    }

    @Test
    void headersTellNeitherTheNameOfTheFileNorItsTime() throws IOException {
        MockHttpServletResponse got = read("jordan-secretfile.pdf", pdf());

        assertThat(got.getHeader("Last-Modified")).isNull();
        assertThat(got.getHeader("ETag")).isNull();
        assertThat(got.getHeader("Cache-Control")).isEqualTo("private, no-store");
        assertThat(got.getHeader("Content-Disposition")).contains("evidence-A1.pdf");
        assertThat(got.getHeaderNames().stream().map(got::getHeaders).toList().toString())
                .doesNotContain(
                        "secret", given.earner().toString(), given.submission().toString());
    }

    @Test
    void addressesOfEvidenceTellNeitherTimeNorOrder() {
        TestReading work = TestReading.handedIn(context);

        assertThat(submissions.forReview(work.submission(), work.district()).evidence())
                .extracting(item -> item.id())
                .startsWith(work.file())
                .contains(work.picture())
                .allMatch(id -> id.id().version() == 4);
    }

    @Test
    void theEarnersOwnFileIsAsItWasBrought() throws IOException {
        byte[] brought = pdf();
        given = TestReading.handedIn("plan.pdf", brought, context);
        String own = get(
                        "/submissions/" + given.submission() + "/evidence/items/" + given.file() + "/file",
                        given.earner())
                .getRedirectedUrl();

        assertThat(get(own, given.earner()).getContentAsByteArray()).isEqualTo(brought);
    }

    private MockHttpServletResponse read(String fileName, byte[] bytes) {
        given = TestReading.handedIn(fileName, bytes, context);
        MockHttpServletResponse got = get(address(), given.reader());
        assertThat(got.getStatus()).isEqualTo(200);
        return got;
    }

    private String address() {
        return String.valueOf(get("/reviews/" + given.review() + "/evidence/" + given.file(), given.reader())
                .getRedirectedUrl());
    }

    private MockHttpServletResponse get(String address, PersonId person) {
        return web.get()
                .uri(address)
                .with(authentication(TestPeople.as(person, given.district())))
                .exchange()
                .getResponse();
    }

    private static byte[] pdf() throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(72, 700);
                content.showText(WORDS);
                content.endText();
            }
            PDAnnotationText comment = new PDAnnotationText();
            comment.setTitlePopup(MAKER);
            comment.setContents("Here");
            page.getAnnotations().add(comment);
            document.getDocumentInformation().setAuthor(MAKER);
            document.getDocumentInformation().setTitle("Lesson of " + MAKER);
            Calendar then = new GregorianCalendar(2019, Calendar.MARCH, 4);
            document.getDocumentInformation().setCreationDate(then);
            document.getDocumentInformation().setCustomMetadataValue("School", "Lakeside");
            String xmp = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:creator>%s</dc:creator></x:xmpmeta>";
            document.getDocumentCatalog()
                    .setMetadata(new PDMetadata(
                            document,
                            new ByteArrayInputStream(
                                    String.format(Locale.ROOT, xmp, MAKER).getBytes(StandardCharsets.UTF_8))));
            page.setMetadata(new PDMetadata(
                    document, new ByteArrayInputStream(("<x>" + MAKER + "</x>").getBytes(StandardCharsets.UTF_8))));
            document.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] docx() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            add(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                            + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-"
                            + "officedocument.wordprocessingml.document.main+xml\"/></Types>");
            add(
                    zip,
                    "_rels/.rels",
                    "<Relationships><Relationship Id=\"r1\" Type=\"http://x/metadata/core-properties\""
                            + " Target=\"package/services/core.psmdcp\"/><Relationship Id=\"r2\""
                            + " Type=\"http://x/metadata/thumbnail\" Target=\"docProps/thumbnail.emf\"/></Relationships>");
            add(zip, "package/services/core.psmdcp", "<p:x xmlns:p=\"p\"><p:keywords>S3cret</p:keywords></p:x>");
            add(zip, "docProps/thumbnail.emf", "S3cret");
            add(
                    zip,
                    "word/_rels/settings.xml.rels",
                    "<Relationships><Relationship Id=\"r1\" Type=\"http://x/attachedTemplate\" TargetMode=\"External\""
                            + " Target=\"file:///C:\\Users\\S3cret\\lesson.dotm\"/><Relationship Id='r2'"
                            + " Type='http://x/hyperlink' TargetMode='External' Target='https://shown.example.org'/>"
                            + "<Relationship Id=\"r3\" Type=\"http://x/customXml\" Target=\"../customXml/item1.xml\"/>"
                            + "</Relationships>");
            add(zip, "customXml/item1.xml", "<form><teacher>S3cret</teacher></form>");
            add(
                    zip,
                    "xl/workbook.xml",
                    "<workbook><!-- S3cret --><x15ac:absPath url=\"C:\\Users\\S3cret\\\"/><fileSharing"
                            + " userName=\"Jordan O'S3cret\"/></workbook>");
            zip.putNextEntry(new ZipEntry("word/media/image1.jpeg"));
            zip.write(TestFiles.jpg(), 0, 2);
            zip.write("\u00ff\u00e1\0\u000eExif\0\0S3cret".getBytes(StandardCharsets.ISO_8859_1));
            zip.write(TestFiles.jpg(), 2, TestFiles.jpg().length - 2);
            zip.closeEntry();
            add(
                    zip,
                    "docProps/core.xml",
                    "<p:coreProperties xmlns:p=\"p\" xmlns:dc=\"dc\"><dc:creator>" + MAKER
                            + "</dc:creator><p:lastModifiedBy>" + MAKER + "</p:lastModifiedBy>"
                            + "<p:created>2019-03-04T08:00:00Z</p:created></p:coreProperties>");
            add(zip, "docProps/app.xml", "<Properties><Company>Lakeside School</Company></Properties>");
            add(
                    zip,
                    "word/document.xml",
                    "<w:document xmlns:w=\"w\"><w:body><w:p><w:ins w:author=\"" + MAKER + "\"><w:r><w:t>" + WORDS
                            + "</w:t></w:r></w:ins></w:p></w:body></w:document>");
            add(
                    zip,
                    "word/comments.xml",
                    "<w:comments xmlns:w=\"w\"><w:comment w:author='" + MAKER
                            + "' w:initials=\"JS\"><w:p><w:r><w:t>A comment</w:t></w:r></w:p></w:comment></w:comments>");
            add(
                    zip,
                    "word/people.xml",
                    "<w15:people xmlns:w15=\"w\"><w15:person w15:author=\"" + MAKER + "\"><w15:presenceInfo"
                            + " w15:userId=\"S::jordan.secretname@lakeside.example\"/></w15:person></w15:people>");
        }
        return out.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, String words) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(words.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** Names, times and words of all parts. */
    private static List<String> parts(byte[] file) throws IOException {
        List<String> parts = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getTimeLocal().getYear()).isEqualTo(1980);
                parts.add(entry.getName() + " " + new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
