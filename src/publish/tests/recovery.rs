//! Builds that die, fail, or meet another one leave a complete site.

use super::*;

#[test]
fn what_a_killed_build_left_behind_is_mended() {
    for way in WAYS {
        let project = Project::new(way);
        project.publish(&output(&FIRST)).unwrap();
        // Killed while the stage was filled.
        fs::create_dir_all(project.path(".public.guidepost-stage/a")).unwrap();
        fs::write(project.path(".public.guidepost-stage/a/one.html"), "o").unwrap();
        fs::write(project.path(".public.guidepost-lock"), "").unwrap();
        project.publish(&output(&SECOND)).unwrap();
        assert_eq!(project.site(), site(&SECOND));
        assert_eq!(project.names(), ["content", "public"]);

        // Killed while the old site was taken away: the stage is a site, of
        // which some files are gone.
        let stage = Project::new(way);
        stage.publish(&output(&FIRST)).unwrap();
        fs::remove_file(stage.path("public/index.html")).unwrap();
        fs::rename(
            stage.path("public"),
            project.path(".public.guidepost-stage"),
        )
        .unwrap();
        project.publish(&output(&FIRST)).unwrap();
        assert_eq!(project.site(), site(&FIRST));
        assert_eq!(project.names(), ["content", "public"]);
    }
}

#[test]
fn a_build_killed_between_two_renames_is_mended() {
    for way in WAYS {
        let project = Project::new(way);
        project.publish(&output(&FIRST)).unwrap();
        let times = project.age();
        fs::rename(
            project.path("public"),
            project.path(".public.guidepost-old"),
        )
        .unwrap();
        let published = project.publish(&output(&SECOND)).unwrap();
        assert_eq!((published.written, published.unchanged), (2, 1));
        assert_eq!(project.time("a/one.html"), times["a/one.html"]);

        // Killed just after the second rename: both sites are there.
        let old = Project::new(way);
        old.publish(&output(&FIRST)).unwrap();
        fs::rename(old.path("public"), project.path(".public.guidepost-old")).unwrap();
        project.publish(&output(&SECOND)).unwrap();
        assert_eq!(project.site(), site(&SECOND));
        assert_eq!(project.names(), ["content", "public"]);
    }
}

#[test]
fn something_else_with_the_name_of_the_stage_is_not_taken_away() {
    let project = Project::new(Swap::Exchange);
    fs::write(project.path(".public.guidepost-stage"), "a file").unwrap();
    let error = project.publish(&output(&FIRST)).unwrap_err();
    assert!(matches!(error, PublishError::Machine { .. }), "{error}");
    assert_eq!(
        fs::read(project.path(".public.guidepost-stage")).unwrap(),
        b"a file"
    );
}

#[test]
fn files_that_came_in_meanwhile_are_kept() {
    let project = Project::new(Swap::Exchange);
    project.publish(&output(&FIRST)).unwrap();
    fs::write(project.path("public/a/b/letter.txt"), "dear").unwrap();
    fs::create_dir(project.path(".public.guidepost-kept")).unwrap();
    let names = Names::beside(&project.path("public"));
    let (kept, left_over) = swap::retire(&project.path("public"), &names);
    let folder = project.path(".public.guidepost-kept-2");
    assert_eq!((kept, left_over), (Some(folder.clone()), None));
    assert_eq!(fs::read(folder.join("a/b/letter.txt")).unwrap(), b"dear");
    assert_eq!(names_in(&folder), ["a"]);
    assert_eq!(names_in(&folder.join("a")), ["b"]);
}

#[test]
fn a_second_build_at_the_same_time_is_told_so() {
    let project = Project::new(Swap::Exchange);
    let held = Lock::take(&project.path(".public.guidepost-lock")).unwrap();
    let error = project.publish(&output(&FIRST)).unwrap_err();
    assert!(matches!(error, PublishError::Busy { .. }), "{error}");
    assert_eq!(project.names(), [".public.guidepost-lock", "content"]);
    drop(held);
    assert!(project.publish(&output(&FIRST)).is_ok());
}

#[test]
fn all_faults_of_the_author_come_at_once_and_nothing_is_published() {
    let project = Project::new(Swap::Exchange);
    project.publish(&output(&FIRST)).unwrap();
    let mut broken = output(&SECOND);
    for name in ["b.html", "x.html"] {
        let fault = Diagnostic::new(THEME, &SourcePath::new(name), None, "no");
        let make = move || Err(MakeError::Author(Box::new(fault.clone())));
        broken.insert(
            OutPath::new(name).unwrap(),
            Artifact::lazy(Fingerprint::of(name), make),
        );
    }
    let Err(PublishError::Author(faults)) = project.publish(&broken) else {
        panic!("the faults of the author are to come back");
    };
    let named: Vec<&str> = faults.iter().map(|fault| fault.path.as_str()).collect();
    assert_eq!(named, ["b.html", "x.html"]);
    assert_eq!(project.site(), site(&FIRST));
    assert_eq!(project.names(), ["content", "public"]);
}

#[test]
fn a_fault_of_the_machine_leaves_the_old_site() {
    let exchanged = |project: &Project| {
        let photo = photo(project);
        fs::write(project.path("content/photo.png"), "others").unwrap();
        photo
    };
    let missing = |project: &Project| {
        let photo = photo(project);
        fs::remove_file(project.path("content/photo.png")).unwrap();
        photo
    };
    let failing = |_: &Project| {
        let make = || Err(MakeError::Machine("photo.png: the disk is gone".into()));
        Artifact::lazy(Fingerprint::of("picture"), make)
    };
    let ways: [&dyn Fn(&Project) -> Artifact; 3] = [&exchanged, &missing, &failing];
    for way in ways {
        let project = Project::new(Swap::Exchange);
        project.publish(&output(&FIRST)).unwrap();
        let mut broken = output(&SECOND);
        broken.insert(OutPath::new("z.png").unwrap(), way(&project));
        let error = project.publish(&broken).unwrap_err().to_string();
        assert!(error.contains("photo.png"), "{error}");
        assert_eq!(project.site(), site(&FIRST));
        assert_eq!(project.names(), ["content", "public"]);
    }
}
