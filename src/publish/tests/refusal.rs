//! Targets that hold something of a person are refused and left as they are.

use super::*;

#[test]
fn files_of_a_person_are_never_touched() {
    for way in WAYS {
        let project = Project::new(way);
        let thesis = project.path("public/thesis.txt");
        fs::create_dir(project.path("public")).unwrap();
        fs::write(&thesis, "years of work").unwrap();
        let error = project.publish(&output(&FIRST)).unwrap_err();
        assert!(error.to_string().contains("`thesis.txt`"), "{error}");
        assert_eq!(project.site(), site(&[("thesis.txt", "years of work")]));

        // Nor when they are put into a site of ours.
        fs::remove_file(&thesis).unwrap();
        project.publish(&output(&FIRST)).unwrap();
        fs::write(project.path("public/a/notes.txt"), "mine").unwrap();
        let error = project.publish(&output(&SECOND)).unwrap_err();
        assert!(error.to_string().contains("notes.txt`"), "{error}");
        assert_eq!(
            fs::read(project.path("public/index.html")).unwrap(),
            b"front"
        );
        assert_eq!(project.names(), ["content", "public"]);
    }
}

#[test]
fn a_list_that_cannot_be_read_makes_everything_foreign() {
    let project = Project::new(Swap::Exchange);
    project.publish(&output(&FIRST)).unwrap();
    fs::write(
        project.path("public").join(MANIFEST_NAME),
        "guidepost-manifest 1\n",
    )
    .unwrap();
    let error = project.publish(&output(&SECOND)).unwrap_err();
    assert!(matches!(error, PublishError::Refused { .. }), "{error}");
    assert_eq!(project.site(), site(&FIRST));

    // With nothing beside it there is nothing to lose.
    let alone = Project::new(Swap::Exchange);
    fs::create_dir(alone.path("public")).unwrap();
    fs::write(alone.path("public").join(MANIFEST_NAME), "").unwrap();
    alone.publish(&output(&SECOND)).unwrap();
    assert_eq!(alone.site(), site(&SECOND));
}

#[cfg(unix)]
#[test]
fn a_link_in_the_site_is_foreign_and_not_followed() {
    let project = Project::new(Swap::Exchange);
    project.publish(&output(&FIRST)).unwrap();
    fs::write(project.path("content/index.md"), "work").unwrap();
    std::os::unix::fs::symlink(project.path("content"), project.path("public/way")).unwrap();
    let error = project.publish(&output(&SECOND)).unwrap_err();
    assert!(error.to_string().contains("`way`"), "{error}");
    assert_eq!(fs::read(project.path("content/index.md")).unwrap(), b"work");
}

#[test]
fn folders_with_an_authors_work_are_refused_before_anything_is_made() {
    let project = Project::new(Swap::Exchange);
    for target in ["content", "content/x", ".", "..", "themes/y"] {
        let error = publish(
            &output(&FIRST),
            &project.path(target),
            &project.options,
            &(),
        )
        .unwrap_err();
        assert!(
            matches!(error, PublishError::Refused { .. }),
            "{target}: {error}"
        );
    }
    assert_eq!(project.names(), ["content"]);
    assert_eq!(names_in(&project.path("content")), Vec::<String>::new());
}

#[test]
fn droppings_of_file_managers_are_no_obstacle() {
    for way in WAYS {
        let project = Project::new(way);
        fs::create_dir(project.path("public")).unwrap();
        fs::write(project.path("public/.DS_Store"), "x").unwrap();
        project.publish(&output(&FIRST)).unwrap();
        fs::write(project.path("public/a/Thumbs.db"), "x").unwrap();
        project.publish(&output(&SECOND)).unwrap();
        assert_eq!(project.site(), site(&SECOND));
        assert_eq!(project.names(), ["content", "public"]);
    }
}
