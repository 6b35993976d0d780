package org.waymark.lti;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.catalina.core.ApplicationPart;
import org.apache.tomcat.util.http.fileupload.FileItem;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.disk.DiskFileItemFactory;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;

/** A request whose body has been read already; a form's fields are those of the query and of the body. */
class BufferedRequest extends HttpServletRequestWrapper {

    private static final File NO_FOLDER = new File("");

    /** A file, a text, an address, and what a browser adds. */
    private static final int MOST_PARTS = 20;

    private final byte[] body;
    private final PostedBody kind;
    private @Nullable Map<String, String[]> parameters;
    private List<Part> parts = List.of();

    BufferedRequest(HttpServletRequest request, byte[] body, PostedBody kind) {
        super(request);
        this.body = body;
        this.kind = kind;
    }

    /**
     * @throws CharacterCodingException if a form is no form: a broken escape, or bytes that are no UTF-8
     * @throws FileUploadException if its parts are none
     */
    void parse() throws CharacterCodingException, FileUploadException {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        super.getParameterMap().forEach((name, values) -> fields.put(name, new ArrayList<>(List.of(values))));
        if (kind == PostedBody.UPLOADED_BADGE) {
            List<Part> read = new ArrayList<>();
            for (FileItem item : items()) {
                read.add(new ApplicationPart(item, NO_FOLDER));
                if (item.isFormField()) {
                    fields.computeIfAbsent(item.getFieldName(), unused -> new ArrayList<>())
                            .add(item.getString());
                }
            }
            parts = read;
        } else if (isForm() && body.length > 0) {
            for (String field : new String(body, StandardCharsets.ISO_8859_1).split("&")) {
                int equals = field.indexOf('=');
                String name = decoded(equals < 0 ? field : field.substring(0, equals));
                String value = equals < 0 ? "" : decoded(field.substring(equals + 1));
                if (!name.isEmpty()) {
                    fields.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
                }
            }
        }
        Map<String, String[]> all = new LinkedHashMap<>();
        fields.forEach((name, values) -> all.put(name, values.toArray(new String[0])));
        parameters = Collections.unmodifiableMap(all);
    }

    /** URL Standard, 5.1: bytes, "+" for a space, "%" and two hexadecimal digits; but nothing is guessed. */
    private static String decoded(String text) throws CharacterCodingException {
        if (isPlain(text)) {
            return text;
        }
        ByteBuffer bytes = ByteBuffer.allocate(text.length());
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '%') {
                int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    throw new CharacterCodingException();
                }
                bytes.put((byte) (high * 16 + low));
                i += 2;
            } else {
                bytes.put(next == '+' ? (byte) ' ' : (byte) next);
            }
        }
        return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    }

    /** A token, which is the longest of what comes, is written in letters that stand for themselves. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '%' || next == '+' || next > 0x7F) {
                return false;
            }
        }
        return true;
    }

    /** A form that is sent to LTI's doors is one, too. */
    private boolean isForm() {
        String type = getContentType();
        return kind == PostedBody.FORM
                || type != null && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    }

    /** They stay in memory, where the whole is already. */
    private List<FileItem> items() throws FileUploadException {
        DiskFileItemFactory factory = new DiskFileItemFactory(Integer.MAX_VALUE, NO_FOLDER);
        factory.setDefaultCharset(StandardCharsets.UTF_8.name());
        FileUpload upload = new FileUpload();
        upload.setFileItemFactory(factory);
        upload.setHeaderEncoding(StandardCharsets.UTF_8.name());
        upload.setFileCountMax(MOST_PARTS);
        // As where Tomcat reads it itself: a name of 255 letters of any script has three bytes for each.
        upload.setPartHeaderSizeMax(2048);
        return upload.parseRequest(new ServletRequestContext(this));
    }

    @Override
    public Collection<Part> getParts() throws IOException, ServletException {
        return kind == PostedBody.UPLOADED_BADGE ? parts : super.getParts();
    }

    @Override
    public @Nullable Part getPart(String name) throws IOException, ServletException {
        for (Part part : getParts()) {
            if (part.getName().equals(name)) {
                return part;
            }
        }
        return null;
    }

    private Map<String, String[]> parameters() {
        return parameters == null ? Map.of() : parameters;
    }

    /** The wait for the body is over; whoever comes next has an ordinary request. */
    @Override
    public DispatcherType getDispatcherType() {
        return super.getDispatcherType() == DispatcherType.ASYNC ? DispatcherType.REQUEST : super.getDispatcherType();
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = parameters().get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        String[] values = parameters().get(name);
        return values == null ? null : values.clone();
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return parameters();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters().keySet());
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
    }

    @Override
    public ServletInputStream getInputStream() {
        ByteArrayInputStream bytes = new ByteArrayInputStream(body);
        return new ServletInputStream() {
            @Override
            public int read() {
                return bytes.read();
            }

            @Override
            public int read(byte[] into, int from, int length) {
                return bytes.read(into, from, length);
            }

            @Override
            public boolean isFinished() {
                return bytes.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new IllegalStateException("The body has been read");
            }
        };
    }
}
