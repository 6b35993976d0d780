package org.waymark.bench;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** The least that taking a file costs: the same server writes the bytes to the same disk, hashes them, and syncs. */
public class BareServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Path folder;

    private BareServlet(Path folder) {
        this.folder = folder;
    }

    /** Port and folder. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.resolve("tomcat").toString());
        tomcat.setPort(Integer.parseInt(arguments[0]));
        Context context = tomcat.addContext("", new File(".").getAbsolutePath());
        Tomcat.addServlet(context, "bare", new BareServlet(folder));
        context.addServletMappingDecoded("/*", "bare");
        tomcat.getConnector();
        tomcat.start();
        tomcat.getServer().await();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
        try (FileChannel channel = FileChannel.open(
                folder.resolve(UUID.randomUUID().toString()), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            InputStream in = request.getInputStream();
            OutputStream out = Channels.newOutputStream(channel);
            byte[] buffer = new byte[256 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                digest.update(buffer, 0, read);
            }
            channel.force(true);
        }
        response.getWriter().print(HexFormat.of().formatHex(digest.digest()));
    }
}
