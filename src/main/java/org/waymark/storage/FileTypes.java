package org.waymark.storage;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The types of file that are taken as evidence, and what a browser may do with each. */
public final class FileTypes {

    /** Media type and how the name of such a file ends. */
    private static final Map<String, String> ENDINGS = new LinkedHashMap<>();

    static {
        ENDINGS.put("application/pdf", ".pdf");
        ENDINGS.put("image/png", ".png");
        ENDINGS.put("image/jpeg", ".jpg");
        ENDINGS.put("image/gif", ".gif");
        ENDINGS.put("image/webp", ".webp");
        ENDINGS.put("image/heic", ".heic");
        ENDINGS.put("image/heif", ".heif");
        ENDINGS.put("image/avif", ".avif");
        ENDINGS.put("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx");
        ENDINGS.put("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx");
        ENDINGS.put("application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx");
        ENDINGS.put("application/vnd.oasis.opendocument.text", ".odt");
        ENDINGS.put("application/vnd.oasis.opendocument.spreadsheet", ".ods");
        ENDINGS.put("application/vnd.oasis.opendocument.presentation", ".odp");
        ENDINGS.put("application/msword", ".doc");
        ENDINGS.put("application/vnd.ms-excel", ".xls");
        ENDINGS.put("application/vnd.ms-powerpoint", ".ppt");
        ENDINGS.put("application/rtf", ".rtf");
        ENDINGS.put("text/plain", ".txt");
        ENDINGS.put("text/csv", ".csv");
        ENDINGS.put("text/vtt", ".vtt");
        ENDINGS.put("video/mp4", ".mp4");
        ENDINGS.put("video/quicktime", ".mov");
        ENDINGS.put("video/x-m4v", ".m4v");
        ENDINGS.put("video/webm", ".webm");
        ENDINGS.put("video/x-matroska", ".mkv");
        ENDINGS.put("video/3gpp", ".3gp");
        ENDINGS.put("video/mpeg", ".mpg");
        ENDINGS.put("video/x-msvideo", ".avi");
        ENDINGS.put("video/x-ms-asf", ".wmv");
        ENDINGS.put("video/ogg", ".ogv");
        ENDINGS.put("audio/mpeg", ".mp3");
        ENDINGS.put("audio/mp4", ".m4a");
        ENDINGS.put("audio/wav", ".wav");
        ENDINGS.put("audio/ogg", ".ogg");
        ENDINGS.put("audio/opus", ".opus");
        ENDINGS.put("audio/x-flac", ".flac");
        ENDINGS.put("audio/x-aac", ".aac");
        ENDINGS.put("audio/amr", ".amr");
    }

    /** What every browser of today draws by itself. */
    private static final Set<String> PICTURES =
            Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "image/avif");

    private FileTypes() {}

    static boolean accepted(String type) {
        return ENDINGS.containsKey(type);
    }

    /** How the name of such a file ends; empty for what is not taken. */
    public static String ending(String type) {
        return ENDINGS.getOrDefault(type, "");
    }

    /** What people call it: PDF, DOCX, MP4. */
    public static String shortName(String type) {
        return ending(type).replace(".", "").toUpperCase(Locale.ROOT);
    }

    /** Whether a browser shows it in a page. */
    public static boolean picture(String type) {
        return PICTURES.contains(type);
    }

    public static boolean video(String type) {
        return type.startsWith("video/");
    }

    public static boolean audio(String type) {
        return type.startsWith("audio/");
    }

    /** Whether somebody may be seen or heard in it. */
    public static boolean showsPeople(String type) {
        return type.startsWith("image/") || video(type) || audio(type);
    }

    /** Endings for the file dialogue of a browser; a hint and no more. */
    public static String dialogue() {
        return "image/*,video/*,audio/*," + String.join(",", ENDINGS.values()) + ",.jpeg,.mpeg";
    }
}
