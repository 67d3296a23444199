console.error("A script that fails");
