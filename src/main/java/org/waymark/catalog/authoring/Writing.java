package org.waymark.catalog.authoring;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.About;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.people.earners.Audience;

/** A draft's text taken apart: a page changes its own part, and the whole is put together again. */
final class Writing {

    String code;
    String title;
    String competency;
    DefinitionContent.KeyMethod keyMethod;
    List<String> methodComponents;
    List<DefinitionContent.Prompt> overview;
    List<EvidenceRequirement> evidence;
    List<Criterion> criteria;
    List<DefinitionContent.Prompt> reflection;
    DefinitionContent.Workload workload;
    Map<String, List<String>> alignment;
    String area;
    Set<Audience> audiences;
    String language;
    List<String> tags;
    String rationale;
    List<About.Reference> research;
    List<About.Reference> resources;
    int readers;
    About.Picture picture;
    List<String> goals;

    @Nullable
    String localReview;

    Writing(String code, DefinitionContent content) {
        this.code = code;
        title = content.title();
        competency = content.competency();
        keyMethod = content.keyMethod();
        methodComponents = content.methodComponents();
        overview = content.overview();
        evidence = content.evidence();
        criteria = content.criteria();
        reflection = content.reflection();
        workload = content.workload();
        alignment = content.alignment();
        About about = content.about();
        area = about.area();
        audiences = about.audiences();
        language = about.language();
        tags = about.tags();
        rationale = about.rationale();
        research = about.research();
        resources = about.resources();
        readers = about.readers();
        picture = about.picture();
        goals = about.goals();
        localReview = about.localReview();
    }

    DefinitionContent content() {
        return new DefinitionContent(
                title,
                competency,
                keyMethod,
                methodComponents,
                overview,
                evidence,
                criteria,
                reflection,
                workload,
                alignment,
                new About(
                        area,
                        audiences,
                        language,
                        tags,
                        rationale,
                        research,
                        resources,
                        readers,
                        picture,
                        goals,
                        localReview));
    }
}
